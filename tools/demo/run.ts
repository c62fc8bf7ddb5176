import path from 'node:path';

import {
	type CrmRecord,
	type Phase,
	type RunningConsole,
	startConsole,
} from '../../simulator/console';
import { startAutoGrabSimulator } from '../../simulator/autograb';
import { startPaveSimulator } from '../../simulator/pave';
import { N8nClient, owner, packPackage, startN8n, waitFor } from '../sandbox';
import { checkDisk, checkPorts, isN8nInstalled } from './checks';
import { type CrmReceiver, startCrm } from './crm';
import { keep, recall, restore } from './home';
import { RunningN8nSource } from './n8nSource';
import { type DemoPorts, usualPorts } from './options';
import { EXAMPLE_CREDENTIALS, publishExamples } from './examples';

export interface DemoOptions {
	/** Receives the progress and the result, line by line. */
	say: (line: string) => void;
	/** What is made in n8n is kept here for the next start. */
	folder: string;
	/** Default: those of the last start, else the usual ones. */
	ports?: DemoPorts;
}

export interface RunningDemo {
	console: RunningConsole;
	crm: CrmReceiver;
	client: N8nClient;
	n8nUrl: string;
	stop(): Promise<void>;
}

const EXAMPLE_ACCOUNT = 'exampleaccount';
const VISITOR_ACCOUNT = 'yourdealership';
const KEEP_EVERY_MS = 2000;

/**
 * Shows the whole path with no vendor account: a real n8n with the package as it would be published, both vendors
 * simulated, two example workflows published, a first inspection and sighting played, and what arrived at a small CRM.
 * The console is there from the first second; everything is on loopback.
 *
 * @throws in one line a person can act on, if a port, the disk or what was kept is in the way
 */
export async function runDemo({ say, folder, ports: asked }: DemoOptions): Promise<RunningDemo> {
	const memory = await recall(folder);
	const ports = memory?.ports ?? asked ?? usualPorts();
	if (asked && memory && JSON.stringify(asked) !== JSON.stringify(memory.ports)) {
		throw new Error(
			'The demo keeps the ports it was first started with. Start anew with others: npm run demo -- --reset --port <n>',
		);
	}
	await checkPorts(ports);
	await checkDisk();
	const open: Array<() => Promise<void>> = [];
	const stop = async () => {
		for (const close of open.splice(0).reverse()) await close();
	};
	try {
		return await start();
	} catch (error) {
		await stop();
		throw error;
	}

	async function start(): Promise<RunningDemo> {
		const pave = await startPaveSimulator({
			port: ports.pave,
			accounts: memory?.paveAccounts ?? [
				{ username: EXAMPLE_ACCOUNT },
				{ username: VISITOR_ACCOUNT },
			],
		});
		open.push(async () => await pave.close());
		const autoGrab = await startAutoGrabSimulator({
			port: ports.autoGrab,
			accounts: memory?.autoGrabAccounts,
		});
		open.push(async () => await autoGrab.close());
		if (memory) await restore(memory, pave, autoGrab);
		const crm = await startCrm(ports.crm);
		open.push(async () => await crm.close());

		let phase: Phase = phaseOf();
		const live: { source?: RunningN8nSource } = {};
		const [, visitor] = await pave.accounts();
		const console = await startConsole(
			{
				pave,
				paveUrl: pave.url,
				autoGrab,
				autoGrabUrl: autoGrab.url,
				n8n: { snapshot: async () => await live.source?.snapshot() },
				crm: { url: crm.url, records: () => crm.records() },
				phase: () => phase,
				isOwn: (name) =>
					!examples.includes(name) && !Object.values(EXAMPLE_CREDENTIALS).includes(name),
				visitor: {
					username: visitor.username,
					values: [
						{ label: 'n8n login', value: owner.email },
						{ label: 'n8n password', value: owner.password },
						{ label: 'Account Name', value: visitor.username },
						{ label: 'API Key', value: visitor.apiKey },
						{ label: 'API Secret', value: visitor.apiSecret },
						{ label: 'Base URL', value: pave.url },
						{ label: 'Address of the CRM', value: `${crm.url}/inspections` },
					],
				},
			},
			ports.console,
		);
		open.push(async () => await console.close());
		let examples: string[] = [];
		say(story(console.url));
		if (phase.text) say(phase.text);

		const pack = await packPackage();
		open.push(async () => await pack.remove());
		const n8n = await startN8n({
			packages: [pack],
			port: ports.n8n,
			userFolder: path.join(folder, 'n8n'),
		});
		open.push(async () => await n8n.stop());
		const client = await N8nClient.connect(n8n);
		open.push(async () => client.close());
		live.source = new RunningN8nSource(client);

		phase = { text: 'The example workflows are being published …' };
		examples = await publishExamples({ client, crmUrl: crm.url, pave, autoGrab });
		// One after the other: a slow disk must not have two of them write at the same time.
		let kept = Promise.resolve();
		const remember = async () => {
			kept = kept.then(async () => await keep(folder, ports, pave, autoGrab));
			await kept;
		};
		await remember();
		const timer = setInterval(() => void remember(), KEEP_EVERY_MS);
		open.push(async () => clearInterval(timer));
		// Closed first: n8n's goodbye changes nothing at the vendors that the next start would need.
		open.push(remember);

		phase = { text: '' };
		await pave.playInspection();
		await autoGrab.sendEvent({ event: 'recapture_new' });
		await autoGrab.sendEvent({ event: 'recapture_price_change' });
		for (const place of ['/inspections', '/leads', '/price-changes']) {
			await waitFor(`a record at the CRM's ${place}`, () => crm.records(place).length > 0);
		}
		say(received(crm.records()));
		say(whereToLook(console.url, n8n.url, crm.url));
		return { console, crm, client, n8nUrl: n8n.url, stop };
	}
}

function phaseOf(): { text: string; since: number } {
	const text = isN8nInstalled()
		? 'n8n is starting, which takes about ten seconds …'
		: 'n8n is being installed: about 2 GB and three minutes, this once …';
	return { text, since: Date.now() };
}

const story = (
	address: string,
) => `PAVE and AutoGrab are simulated on this machine: no account, no real car, nobody gets a message.
n8n is real and has this package installed as a user would; a small CRM receives what its workflows send.
Open ${address} to see every event on its way, and to play your own.
`;

function received(records: readonly CrmRecord[]): string {
	const lines = records.map(({ path: place, body }) => {
		const text = Object.values(body).find((value) => typeof value === 'string' && value !== '');
		return `  ${place.padEnd(16)} ${String(text)}`;
	});
	return `The CRM received:\n${lines.join('\n')}`;
}

const whereToLook = (address: string, n8nUrl: string, crmUrl: string) => `
  Console  ${address}
  n8n      ${n8nUrl}   (e-mail ${owner.email}, password ${owner.password})
  CRM      ${crmUrl}`;
