import { startAutoGrabSimulator } from '../../simulator/autograb';
import { startPaveSimulator } from '../../simulator/pave';
import { N8nClient, owner, packPackage, startN8n, waitFor } from '../sandbox';
import { startCrm } from './crm';
import type { CrmRecord } from './crmPage';
import { fitWorkflow, readWorkflow } from './workflows';

export interface DemoOptions {
	/** Receives the progress and the result, line by line. */
	say: (line: string) => void;
	/** n8n's port; default: any free one. */
	port?: number;
}

export interface RunningDemo {
	inspections: CrmRecord[];
	leads: CrmRecord[];
	priceChanges: CrmRecord[];
	stop(): Promise<void>;
}

/**
 * Shows the whole path with no vendor account: a real n8n with the package as it would be published, both
 * vendors simulated, the example workflows published, one inspection and one sighting played, and what
 * arrived at a small CRM. Everything is on loopback and thrown away by `stop`.
 */
export async function runDemo({ say, port }: DemoOptions): Promise<RunningDemo> {
	const open: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const close of open.splice(0).reverse()) await close();
	};
	try {
		return await play();
	} catch (error) {
		await stop();
		throw error;
	}

	async function play(): Promise<RunningDemo> {
		const pave = await startPaveSimulator();
		open.push(async () => await pave.close());
		const autoGrab = await startAutoGrabSimulator();
		open.push(async () => await autoGrab.close());
		const crm = await startCrm();
		open.push(async () => await crm.close());

		const pack = await packPackage();
		open.push(async () => await pack.remove());
		say('Starting n8n …');
		const n8n = await startN8n({ packages: [pack], port });
		open.push(async () => await n8n.stop());
		const client = await N8nClient.connect(n8n);
		open.push(async () => client.close());

		const fittings = {
			crmUrl: crm.url,
			credentials: {
				paveApi: await client.createCredential('paveApi', 'PAVE (simulated)', pave.credential),
				autoGrabApi: await client.createCredential(
					'autoGrabApi',
					'AutoGrab (simulated)',
					autoGrab.credential,
				),
			},
		};
		const publish = async (file: string) => {
			const workflow = await client.createWorkflow(fitWorkflow(await readWorkflow(file), fittings));
			const { status, errors } = await client.publish(workflow.id);
			if (status !== 'published') throw new Error(`"${workflow.name}": ${errors.join('; ')}`);
			say(`Published "${workflow.name}"  ${n8n.url}/workflow/${workflow.id}`);
		};
		await publish('pave-finished-inspections-to-crm');
		await publish('autograb-win-back');

		say('Playing one inspection at PAVE, one sighting and one price change at AutoGrab …');
		await pave.playInspection();
		await autoGrab.sendEvent({ event: 'recapture_new' });
		await autoGrab.sendEvent({ event: 'recapture_price_change' });
		const arrived = async (path: string) =>
			await waitFor(`a record at the CRM's ${path}`, () => {
				const records = crm.records(path);
				return records.length > 0 && records;
			});
		const inspections = await arrived('/inspections');
		const leads = await arrived('/leads');
		const priceChanges = await arrived('/price-changes');
		for (const { path, body } of [...inspections, ...leads, ...priceChanges]) {
			say(`\nThe CRM received at ${path}:`);
			for (const [name, value] of Object.entries(body)) say(`  ${name}: ${JSON.stringify(value)}`);
		}
		say(`\nLook for yourself:
  n8n        ${n8n.url}   (e-mail ${owner.email}, password ${owner.password})
  the CRM    ${crm.url}
  PAVE       ${pave.url}   (simulated: play more inspections here)
  AutoGrab   ${autoGrab.url}   (simulated: send more events here)`);
		return { inspections, leads, priceChanges, stop };
	}
}
