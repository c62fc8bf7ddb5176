import type { WorkflowNode } from '../../tools/sandbox';
import { type PaveAccountUnderTest, pave, type RunningPave } from './support/pave';
import { openStage, type Stage } from './support/stage';

/** Retry On Fail in a real n8n: the whole node runs again, and nobody is texted a second time. */

const NODE = 'Text the customers';

let stage: Stage;
let vendor: RunningPave;
let account: PaveAccountUnderTest;

beforeAll(async () => {
	vendor = await pave.start();
	stage = await openStage();
	account = await vendor.openAccount();
});
afterAll(async () => {
	await vendor?.close();
	await stage?.close();
});

test('of three rows one is refused, at each of three tries: two customers get one text each', async () => {
	const client = stage.client();
	const paveApi = await client.createCredential('paveApi', 'PAVE', account.credential);
	const rows = ['PRO', 'NO SUCH THEME', 'LITE'].map((theme) => ({ theme }));
	const nodes: WorkflowNode[] = [
		node('Start', 'n8n-nodes-base.manualTrigger', 1, {}),
		node('Rows', 'n8n-nodes-base.set', 3.4, {
			mode: 'raw',
			jsonOutput: JSON.stringify({ rows }),
		}),
		node('One by one', 'n8n-nodes-base.splitOut', 1, { fieldToSplitOut: 'rows' }),
		{
			...node(NODE, 'n8n-nodes-pave-autograb.pave', 1, {
				resource: 'session',
				operation: 'create',
				textLink: true,
				phone: '+16475550143',
				session: { theme: '={{ $json.theme }}' },
			}),
			credentials: { paveApi },
			retryOnFail: true,
			maxTries: 3,
			waitBetweenTries: 100,
		},
	];
	const names = nodes.map(({ name }) => name);
	const connections = Object.fromEntries(
		names
			.slice(1)
			.map((name, index) => [names[index], { main: [[{ node: name, type: 'main', index: 0 }]] }]),
	);
	const workflow = await client.createWorkflow({ name: 'Retry On Fail', nodes, connections });
	const execution = await client.execute(workflow.id, 'Start');

	const { simulator } = vendor;
	const made = await simulator.sessions({ apiKey: account.apiKey });
	expect(made.map(({ sms }) => sms?.to)).toEqual(['+16475550143', '+16475550143']);
	const orders = (await simulator.requests()).filter(
		({ method, path }) => method === 'POST' && path === '/v1/sessions',
	);
	expect(orders).toHaveLength(2 + 3);
	expect(execution.status).toBe('error');
	expect(execution.error?.description).toMatch(/2 of 3 items were done: item 0 .*item 2 /);
	for (const { sessionKey } of made) expect(execution.error?.description).toContain(sessionKey);
});

function node(
	name: string,
	type: string,
	typeVersion: number,
	parameters: WorkflowNode['parameters'],
): WorkflowNode {
	return { name, type, typeVersion, position: [0, 0], parameters };
}
