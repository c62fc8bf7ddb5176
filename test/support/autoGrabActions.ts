import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { AutoGrab } from '../../nodes/AutoGrab/AutoGrab.node';
import { outputSchemas } from '../../nodes/AutoGrab/resources/outputSchemas';
import { startAutoGrabSimulator, type AutoGrabSimulator } from '../../simulator/autograb';
import { VendorActions, type Shown } from './vendorActions';

export type AutoGrabActions = VendorActions<AutoGrabSimulator, AutoGrab>;

/** The AutoGrab node in an n8n of its own, with a simulated AutoGrab. */
export async function startAutoGrabActions(): Promise<AutoGrabActions> {
	const subject = { node: new AutoGrab(), credential: 'autoGrabApi', outputSchemas };
	return new VendorActions(subject, await startAutoGrabSimulator());
}

export let actions: AutoGrabActions;

/** Gives the tests of a file one AutoGrab node; for each, the vendor is as new. */
export function useAutoGrabActions(): void {
	beforeAll(async () => {
		actions = await startAutoGrabActions();
	});
	beforeEach(async () => await actions.reset());
	afterAll(async () => await actions.close());
}

type Upload = [rows: IDataObject[], parameters?: INodeParameters, continueOnFail?: boolean];

/** Recapture > Upload of these rows. */
export const upload = async (
	...[rows, parameters, continueOnFail]: Upload
): Promise<INodeExecutionData[]> =>
	await actions.run('recapture', 'upload', parameters, rows, { continueOnFail });

/** What it shows when it fails. */
export const failedUpload = async (...[rows, parameters]: Upload): Promise<Shown> =>
	await actions.failure('recapture', 'upload', parameters, rows);

/** The customers of each call that AutoGrab has had. */
export const uploaded = async () =>
	(await actions.vendor.uploads()).map(({ customers }) => customers);

/** So many rows, each with a plate. */
export const plates = (count: number): IDataObject[] =>
	Array.from({ length: count }, (_, n) => ({ Rego: `CAR${n + 1}` }));

/** What orders one of each, in a way that works. */
export const claim = {
	claimId: 'CLM-7',
	registration: 'QRS45T',
	state: 'QLD',
	kms: '61,800 km',
};
export const decision = {
	decisionId: 'MRC123',
	userEmail: 'assessor@example.com',
	kms: '50000',
	repairType: 'exact',
	salvageType: 'estimate',
	pavType: 'estimate',
};
export const enquiry = {
	externalDmsId: 'dms-41',
	externalDealershipId: 'parramatta',
	enquiryId: '1234-abcd',
	sourceId: 'website',
};

/** The bodies that AutoGrab has had of what is ordered. */
export const ordered = async () => (await actions.vendor.orders()).map(({ body }) => body);
