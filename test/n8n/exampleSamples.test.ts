import { readWorkflow } from '../../tools/demo/workflows';
import { autoGrab } from './support/autograb';
import type { RunningAutoGrab } from './support/autograb';
import { examples } from './support/examples';
import { pave } from './support/pave';
import type { RunningPave } from './support/pave';
import { runPinned } from './support/pinned';
import { openStage, type Stage } from './support/stage';

let stage: Stage;
let paveVendor: RunningPave;
let autoGrabVendor: RunningAutoGrab;
/** The versions that n8n has of each node. */
const known = new Map<string, number[]>();

beforeAll(async () => {
	paveVendor = await pave.start();
	autoGrabVendor = await autoGrab.start();
	stage = await openStage();
	for (const { name, version } of await stage.client().nodeTypes()) {
		known.set(name, [...(known.get(name) ?? []), ...([version].flat() as number[])]);
	}
});
afterAll(async () => {
	await stage?.close();
	await paveVendor?.close();
	await autoGrabVendor?.close();
});

describe.each(examples)('workflows/%s.json', (name) => {
	test('is made of nodes that this n8n has', async () => {
		const { nodes } = await readWorkflow(name);
		const missing = nodes.filter(
			({ type, typeVersion }) => !known.get(type)?.includes(typeVersion),
		);
		expect(missing.map(({ type, typeVersion }) => `${type} ${typeVersion}`)).toEqual([]);
	});

	test('runs from its sample data, and reaches no vendor with it', async () => {
		const accounts = [await paveVendor.openAccount(), await autoGrabVendor.openAccount()] as const;
		const before = await calls();
		const runs = await runPinned(stage.client(), name, {
			paveApi: accounts[0].credential,
			autoGrabApi: accounts[1].credential,
		});
		expect(runs.length > 0).toBe(name !== 'mcp-server');
		for (const { trigger, items, sample } of runs) {
			// n8n runs nothing of it before its user has entered an address.
			const none = name === 'pave-watchdog';
			expect({ trigger, items }).toEqual({ trigger, items: none ? [] : sample });
		}
		expect(await calls()).toEqual(before);
	});
});

/** How many calls each vendor has had. */
async function calls(): Promise<number[]> {
	const all = [await paveVendor.requests(), await autoGrabVendor.requests()];
	return all.map(({ length }) => length);
}
