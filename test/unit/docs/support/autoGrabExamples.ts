import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { AutoGrab } from '../../../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../../../nodes/AutoGrab/AutoGrabTrigger.node';
import { startAutoGrabSimulator } from '../../../../simulator/autograb';
import { lostParameters } from '../../../support/lostParameters';
import { createN8nHarness } from '../../../support/n8nContext';
import { startReceiver } from '../../../support/receiver';
import type { Example, Examples } from './guide';
import { json } from './markdown';

const DAY = 86_400_000;
const MOMENT = '2025-05-06T09:30:12.004Z';
const IDS = [
	'6a17c5e2-3d90-4f8b-b0a4-1e9c72d5f836',
	'b2824bfd-d4a4-45e4-a81a-bed7b92c5cd9',
	'be5ae7cd-c54e-43c5-afdf-1febda8b40ba',
	'8d05b1c9-e672-4a3f-b7d4-2f60c91e8a35',
	'0f9d7c36-6a1b-49f0-b1c4-52e8aa37d905',
	'e7a45b10-93cd-4d1c-8f02-b6c1a9d7f3e4',
	'b95f2a70-5d3e-4ca1-8840-6e7c10f2d9ab',
	'2c7f1e64-80b9-4d35-9a6e-f13b5d08c742',
	'3f1c9d52-7a64-4c0e-9b1d-2e58f7a0c611',
	'9a40b7de-15c3-4f28-8e6b-c7d2016f3b58',
	'77d1e0c4-2b58-4f3a-a6c9-e04f9b8d1127',
	'd61f3a0e-7b24-4c85-9fd2-0a8e5c13b746',
	'5c2e8b91-40fa-4d67-b3a5-816f0e9d24c7',
	'b80f6d13-9e52-47ac-8d41-3f7a2c5e1906',
	'1e95c4a7-63d0-4b8f-a2f6-d94c7b30e852',
	'f4a7230c-8b16-4e9d-95c8-6a1d0e73b2f4',
];

/**
 * Runs every operation of the AutoGrab node once, against the simulated AutoGrab, through n8n's own contexts.
 *
 * @returns with them, as Markdown, the rows of an upload, and what AutoGrab got of them
 */
export async function autoGrabExamples(): Promise<Examples & { others: Record<string, string> }> {
	const vendor = await startAutoGrabSimulator();
	const receiver = await startReceiver();
	const n8n = createN8nHarness({ credentials: { autoGrabApi: { ...vendor.credential } } });
	const node = new AutoGrab();
	const examples: Record<string, Example> = {};
	const others: Record<string, string> = {};
	const own = await n8n.listen();
	const texts: Array<[string, string]> = [
		[own, 'https://n8n.example.com'],
		[new URL(own).host, 'n8n.example.com'],
		[receiver.url, 'https://crm.example.com'],
	];

	const example = async (
		resource: string,
		operation: string,
		parameters: INodeParameters,
		{ shown, rows = [{}] }: { shown?: number; rows?: IDataObject[] } = {},
	): Promise<INodeExecutionData[]> => {
		const all = { resource, operation, ...parameters };
		expect(lostParameters(node.description, all)).toEqual([]);
		const items = rows.map((row) => ({ json: row }));
		await vendor.clearLogs();
		const { outputs } = await n8n.execute(node, all, items);
		const [given] = outputs;
		const calls = (await vendor.requests()).map(({ method, route }) => `${method} ${route}`);
		examples[`${resource}.${operation}`] = { items: given, shown, calls };
		return given;
	};
	const byId = (id: unknown) => ({ webhookId: { __rl: true, mode: 'id', value: String(id) } });

	try {
		const vehicleId = '4720981135602688';
		const plate = { region: 'au', registration: 'XYZ12Q', state: 'NSW' };
		await example('vehicle', 'get', { vehicleId });
		await example('vehicle', 'getByRegistration', plate);
		await example('vehicle', 'getByVin', {
			vin: 'JM0KF4WLA00123456',
			features: ['registration_status'],
		});
		await example('vehicle', 'search', { search: '2020 Mazda CX-5', limit: 5 });

		await example('valuation', 'predict', {
			vehicleId,
			kms: '61800',
			conditionScore: 3,
			features: ['bounds', 'max_offer'],
		});
		await example('valuation', 'predictByRegistration', { ...plate, kms: '61,800 km' });
		await example('valuation', 'predictByVin', { vin: 'JM0KF4WLA00123456', kms: '98400' });

		await example('vehicle', 'findByFacets', { make: 'Mazda', model: 'CX-5', year: '2020' });
		const vin = 'JM0KF4WLA00123456';
		await example('vehicle', 'getHistory', { vin });
		const overlay = { vehicleId, additionalFields: { includeAdjacentYears: true } };
		await example('vehicle', 'getMarketOverlay', overlay);
		await example('vehicle', 'getPhotos', { vehicleId, color: 'White' });
		const known = { lookUpBy: 'registration', ...plate, kms: '61,800 km' };
		await example('valuation', 'lookUpAndPredict', known);
		const [{ json: conditions }] = await example('valuation', 'predictConditions', {
			vehicleId,
			kms: '61800',
		});
		const valuationId = String(conditions.valuation_id);
		await example('valuation', 'get', { valuationId });
		await example('valuation', 'predictGauge', {
			listingPrice: '26490',
			kms: '61800',
			additionalFields: { vin },
		});
		const driven = { initialKms: '10000', yearlyKms: '15000' };
		await example('valuation', 'predictResidual', { vehicleId, ...driven });

		const ppsr = { certificateType: 'ppsr', registration: 'QRS45T', state: 'QLD' };
		const [{ json: certificate }] = await example('certificate', 'generate', ppsr);
		await example('certificate', 'getUpdates', { certificateId: String(certificate.id) });
		await example('report', 'requestCarAnalysis', {
			vin,
			kms: '61800',
			sources: ['ppsr', 'vehicle_details', 'odometer_history'],
		});
		await example('insurance', 'createClaim', {
			claimId: 'CLM-2025-00871',
			registration: 'QRS45T',
			state: 'QLD',
			kms: '61800',
			preExistingDamage: { damage: [{ description: 'Scratched rear bumper', repairCost: '350' }] },
		});
		await example('insurance', 'decideRepair', {
			decisionId: 'MRC123',
			userEmail: 'assessor@example.com',
			kms: '50000',
			repairType: 'exact',
			salvageType: 'estimate',
			pavType: 'estimate',
			additionalFields: { repairCost: '12345', lossDate: '2024-05-23' },
		});
		await example('lead', 'sendEnquiry', {
			externalDmsId: 'dms-41',
			externalDealershipId: 'parramatta',
			enquiryId: '1234-abcd',
			sourceId: 'website',
			additionalFields: { firstName: 'Sam', mobile: '0400555010', stockNumber: 'S1042' },
		});

		const rows = [
			{
				'Rego No.': 'XYZ12Q',
				State: 'New South Wales',
				Customer: 'Jordan Example',
				Mobile: '+61 400 000 001',
				'Sale Date': '15/06/2021',
				'Sold by': 'Sam',
			},
			{ 'Rego No.': '', VIN: 'jm0kf4wla00123456', 'Sold by': 'Alex' },
		];
		others['recapture.rows'] = json(rows);
		const field = [{ name: 'salesperson', value: "={{ $json['Sold by'] }}" }];
		const upload = { uploadName: 'May 2025 settlements', additionalFields: { field } };
		await example('recapture', 'upload', upload, { rows });
		others['recapture.sent'] = json((await vendor.uploads())[0].customers);

		await example('event', 'getSample', { event: 'recapture_new', simplify: true });

		const name = 'Win-back leads';
		const endpoint = `${receiver.url}/hooks/autograb?token=the-token-of-your-crm`;
		const [created] = await example('webhook', 'create', {
			name,
			endpoint,
			events: ['recapture_new'],
		});
		const { id } = created.json;
		await example('webhook', 'get', byId(id));
		const events = ['recapture_new', 'recapture_price_change'];
		await example('webhook', 'upsert', { name, endpoint, events });
		await example('webhook', 'update', {
			...byId(id),
			updateFields: { name: 'Win-back leads (sales)' },
		});
		await example('webhook', 'ping', byId(id));

		const trigger = new AutoGrabTrigger();
		const staticData = {};
		const ticked = { events: ['recapture_new'], options: { webhookName: 'n8n: Win-back' } };
		await n8n.hooks(trigger, ticked, { staticData }).activate();
		const { url: webhookUrl, stop } = await n8n.serve(trigger, ticked, { staticData });
		await example('webhook', 'getAll', { returnAll: true }, { shown: 2 });
		const mine = (await vendor.webhooks()).find((webhook) => webhook.endpoint.startsWith(own));
		if (mine) await vendor.loseWebhook({ id: mine.id });
		await example('webhook', 'repair', { webhookUrl, events: ['recapture_new'] });
		stop();
		await example('webhook', 'delete', byId(id));
	} finally {
		await n8n.close();
		await receiver.close();
		await vendor.close();
	}
	const fix = stable();
	return { examples, others, stable: (text) => fix(text, texts) };
}

/** The same in every run: what the simulator makes up gets fixed values; what is in the samples stays. */
function stable(): (text: string, texts: Array<[string, string]>) => string {
	const ids = new Map<string, string>();
	const idFor = (real: string) => {
		const shown = ids.get(real) ?? IDS[ids.size];
		if (!shown) throw new Error('The examples need more ids');
		ids.set(real, shown);
		return shown;
	};
	const isNow = (time: string) => Math.abs(Date.parse(time) - Date.now()) < DAY;
	return (text, texts) =>
		texts
			.reduce((current, [real, shown]) => current.replaceAll(real, shown), text)
			.replace(/\b[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\b/g, (id) => idFor(id))
			.replace(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, (time) => (isNow(time) ? MOMENT : time))
			.replace(/"response_time_ms": \d+/g, '"response_time_ms": 141');
}
