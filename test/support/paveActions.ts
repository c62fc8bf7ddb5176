import { Pave } from '../../nodes/Pave/Pave.node';
import { outputSchemas } from '../../nodes/Pave/resources/outputSchemas';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import { VendorActions } from './vendorActions';

export type PaveActions = VendorActions<PaveSimulator, Pave>;

/** The PAVE node in an n8n of its own, with a simulated PAVE. */
export async function startPaveActions(): Promise<PaveActions> {
	const subject = { node: new Pave(), credential: 'paveApi', outputSchemas };
	return new VendorActions(subject, await startPaveSimulator());
}
