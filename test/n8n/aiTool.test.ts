import type { Execution, Json, WorkflowNode } from '../../tools/sandbox';
import { type AutoGrabAccountUnderTest, autoGrab } from './support/autograb';
import type { RunningAutoGrab } from './support/autograb';
import { type LanguageModel, startLanguageModel } from './support/languageModel';
import { type PaveAccountUnderTest, pave } from './support/pave';
import type { RunningPave } from './support/pave';
import { openStage, type Stage } from './support/stage';

const LOOK_UP = 'Look_up_an_inspection';
const CREATE = 'Create_an_inspection';
const VALUE = 'Value_a_vehicle';
const VIN = 'JM0KF4WLA00123456';

const fromAi = (name: string, description: string) =>
	`={{ $fromAI('${name}', '${description}', 'string') }}`;

let stage: Stage;
let paveVendor: RunningPave;
let autoGrabVendor: RunningAutoGrab;
let paveAccount: PaveAccountUnderTest;
let autoGrabAccount: AutoGrabAccountUnderTest;
const models: LanguageModel[] = [];

beforeAll(async () => {
	paveVendor = await pave.start();
	autoGrabVendor = await autoGrab.start();
	stage = await openStage();
	[paveAccount, autoGrabAccount] = await Promise.all([
		paveVendor.openAccount(),
		autoGrabVendor.openAccount(),
	]);
});
afterAll(async () => {
	for (const model of models) await model.close();
	await paveVendor?.close();
	await autoGrabVendor?.close();
	await stage?.close();
});

/** An AI Agent with our tools, whose language model follows a script: tool → what it calls it with. */
async function ask(script: Record<string, Json>): Promise<{
	execution: Execution;
	model: LanguageModel;
}> {
	const client = stage.client();
	const model = await startLanguageModel(script);
	models.push(model);
	const [paveApi, autoGrabApi, openAiApi] = await Promise.all([
		client.createCredential('paveApi', 'PAVE', paveAccount.credential),
		client.createCredential('autoGrabApi', 'AutoGrab', autoGrabAccount.credential),
		client.createCredential('openAiApi', 'Model', { apiKey: 'none', url: model.url }),
	]);
	const tool = (
		name: string,
		type: string,
		parameters: Json,
		credentials: WorkflowNode['credentials'],
	): WorkflowNode => ({
		name: name.replaceAll('_', ' '),
		type: `n8n-nodes-pave-autograb.${type}`,
		typeVersion: 1,
		position: [400, 200],
		parameters,
		credentials,
	});
	const tools = [
		tool(
			LOOK_UP,
			'paveTool',
			{
				resource: 'session',
				operation: 'get',
				sessionKey: fromAi('session_key', 'The key of the inspection'),
			},
			{ paveApi },
		),
		tool(
			CREATE,
			'paveTool',
			{
				resource: 'session',
				operation: 'create',
				session: { client_id: fromAi('reference', 'Our own reference') },
			},
			{ paveApi },
		),
		tool(
			VALUE,
			'autoGrabTool',
			{
				resource: 'valuation',
				operation: 'predictByVin',
				vin: fromAi('vin', 'The VIN'),
				kms: fromAi('kms', 'What the odometer shows'),
			},
			{ autoGrabApi },
		),
	];
	const agent: WorkflowNode = {
		name: 'AI Agent',
		type: '@n8n/n8n-nodes-langchain.agent',
		typeVersion: 3.1,
		position: [200, 0],
		parameters: { promptType: 'define', text: 'Do what is to be done.', options: {} },
	};
	const llm: WorkflowNode = {
		name: 'Model',
		type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
		typeVersion: 1.2,
		position: [200, 200],
		parameters: { model: { __rl: true, mode: 'id', value: 'scripted' }, options: {} },
		credentials: { openAiApi },
	};
	const start: WorkflowNode = {
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	};
	const toAgent = (type: string) => ({ [type]: [[{ node: agent.name, type, index: 0 }]] });
	const workflow = await client.createWorkflow({
		name: 'An agent with our tools',
		nodes: [start, agent, llm, ...tools],
		connections: {
			[start.name]: toAgent('main'),
			[llm.name]: toAgent('ai_languageModel'),
			...Object.fromEntries(tools.map(({ name }) => [name, toAgent('ai_tool')])),
		},
	});
	const execution = await client.execute(workflow.id, start.name);
	expect(execution.error).toBeUndefined();
	expect(execution.items(agent.name)).toEqual([{ output: 'Done.' }]);
	return { execution, model };
}

test('an AI Agent calls both vendors through the nodes and gets their answers', async () => {
	const { apiKey } = paveAccount;
	const { sessionKey } = await paveVendor.simulator.createSession({ apiKey });

	const { model } = await ask({
		[LOOK_UP]: { session_key: sessionKey },
		[CREATE]: { reference: 'LEAD-20418' },
		[VALUE]: { vin: VIN, kms: '61,800 km' },
	});

	const answers = model.answers();
	expect(answers[LOOK_UP]).toContain(sessionKey);
	expect(answers[VALUE]).toMatch(/"retail_price":\s*\d/);
	const sessions = await paveVendor.simulator.sessions({ apiKey });
	const created = sessions.find(({ clientId }) => clientId === 'LEAD-20418');
	expect(created).toBeDefined();
	expect(answers[CREATE]).toContain(created?.sessionKey);
	const asked = (await autoGrabVendor.requests()).map(({ path }) => path);
	expect(asked).toEqual([expect.stringContaining('valuations')]);
	expect(JSON.stringify(answers)).not.toContain(String(paveAccount.credential.apiSecret));
});

test('the model is told what each tool is for and what to fill in', async () => {
	const { model } = await ask({ [VALUE]: { vin: VIN, kms: '61800' } });

	const tools = new Map(model.tools().map((tool) => [tool.name, tool]));
	expect([...tools.keys()].sort()).toEqual([CREATE, LOOK_UP, VALUE].sort());
	for (const { description } of tools.values()) {
		expect(description).toMatch(/inspection|session|valu/i);
	}
	expect(tools.get(LOOK_UP)?.parameters.properties).toMatchObject({
		session_key: { type: 'string', description: 'The key of the inspection' },
	});
	expect(Object.keys(tools.get(VALUE)?.parameters.properties ?? {}).sort()).toEqual(['kms', 'vin']);
});

test('a refused call tells the model why, and the agent goes on', async () => {
	const { model } = await ask({
		[LOOK_UP]: { session_key: 'not a key' },
		[VALUE]: { vin: VIN, kms: '61800' },
	});

	expect(model.answers()[LOOK_UP]).toContain('"not a key\\" is not a session key');
	expect(model.answers()[VALUE]).toMatch(/"retail_price":\s*\d/);
});
