import { AutoGrab } from '../../nodes/AutoGrab/AutoGrab.node';
import { outputSchemas } from '../../nodes/AutoGrab/resources/outputSchemas';
import { startAutoGrabSimulator, type AutoGrabSimulator } from '../../simulator/autograb';
import { VendorActions } from './vendorActions';

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
