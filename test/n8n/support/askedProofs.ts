import { createRequire } from 'node:module';
import path from 'node:path';

import { ensureN8n } from '../../../tools/sandbox';
import type { RunningAutoGrab } from './autograb';
import { openChat } from './chat';
import type { Imported } from './importExample';
import { type LanguageModel, startLanguageModel } from './languageModel';
import type { RunningPave } from './pave';
import type { Stage } from './stage';

interface Given {
	stage(): Stage;
	vendors(): { pave: RunningPave; autoGrab: RunningAutoGrab };
	importExample(name: string, given?: { model?: LanguageModel }): Promise<Imported>;
}

/** The part of the official MCP client that is needed here. */
interface McpClient {
	connect(transport: object): Promise<void>;
	listTools(): Promise<{ tools: Array<{ name: string; description: string }> }>;
	callTool(call: { name: string; arguments: object }): Promise<{ content: unknown }>;
	close(): Promise<void>;
}

/** n8n takes who does not look like a person's browser for a preview of the link. */
const PERSON = { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36' };
const VALUE = 'Value_a_Vehicle';
const LOOK_UP = 'Look_Up_a_Vehicle';
const RESULTS = 'Results_of_an_Inspection';
const DAMAGES = 'Damages_of_an_Inspection';
const TEXT = 'Text_an_Inspection_Link';
const CAR = { plate: 'XYZ12Q', state: 'NSW' };
const WORTH = { ...CAR, look_up_by: 'registration', vin: '', kms: '82,000 km' };

/** The examples that are asked in words, each with the proof that it answers. */
export function askedProofs({ stage, vendors, importExample }: Given) {
	/** Asks the assistant, whose model calls the tools of the script; `decide` clicks a button of what it asks back. */
	const ask = async (name: string, script: Record<string, object>, decide?: RegExp) => {
		const model = await startLanguageModel(script as Record<string, Record<string, unknown>>);
		const example = await importExample(name, { model });
		await example.publish();
		const chat = await openChat(stage(), example.workflow, 'Please', 'staff:form-login');
		try {
			const question = decide && (await chat.said());
			const button = question?.buttons.find(({ text }) => decide?.test(text));
			if (button) expect((await fetch(button.link, { headers: PERSON })).status).toBe(200);
			const answer = await chat.said();
			const { apiKey } = example.paveAccount;
			const sessions = await vendors().pave.simulator.sessions({ apiKey });
			return { question, answer, sessions, answers: model.answers(), tools: model.tools() };
		} finally {
			chat.close();
			await stage().client().unpublish(example.workflow.id);
			await model.close();
		}
	};
	const toolParameters = { phone: '+16475550143', name: 'Alex Sample', reference: 'LEAD-7' };
	const texting = { [TEXT]: { toolParameters, hitlParameters: {} } };

	return {
		'yard-assistant': async (name: string) => {
			const valued = await ask(name, { [VALUE]: WORTH, [LOOK_UP]: CAR });
			expect(valued.answer.text).toBe('Done.');
			expect(valued.answers[VALUE]).toMatch(/"retail_price":\s*\d/);
			expect(valued.answers[LOOK_UP]).toContain('Mazda');
			const offered = new Map(valued.tools.map((tool) => [tool.name, tool.description]));
			expect([...offered.keys()].sort()).toEqual([DAMAGES, LOOK_UP, RESULTS, TEXT, VALUE].sort());
			for (const description of offered.values()) expect(description).toMatch(/\bbill(ed)?\b/);

			const refused = await ask(name, texting, /not send/);
			expect(refused.question?.text).toMatch(/Alex Sample at \+16475550143/);
			expect(refused.sessions).toEqual([]);
			expect(refused.answers[TEXT]).toMatch(/rejected/);

			const agreed = await ask(name, texting, /^Send/);
			expect(agreed.sessions).toMatchObject([
				{ clientId: 'LEAD-7', sms: { to: '+16475550143', to_name: 'Alex Sample' } },
			]);
			expect(agreed.answers[TEXT]).toContain(agreed.sessions[0].sessionKey);
		},

		'mcp-server': async (name: string) => {
			const example = await importExample(name);
			await example.publish();
			const { apiKey } = example.paveAccount;
			const { sessionKey } = await vendors().pave.simulator.playInspection({ apiKey });
			const trigger = example.workflow.nodes.find(({ type }) => type.endsWith('.mcpTrigger'));
			const url = new URL(`${stage().n8n.url}/mcp/${String(trigger?.parameters.path)}`);
			const nobody = await fetch(url, { method: 'POST', body: '{}' });
			expect(nobody.status).toBe(403);

			const client = await connectMcp(url, 'mcp-token');
			const { tools } = await client.listTools();
			expect(tools.map((tool) => tool.name).sort()).toEqual(
				[DAMAGES, LOOK_UP, RESULTS, VALUE].sort(),
			);
			for (const { description } of tools) expect(description).toMatch(/\bbill(ed)?\b/);
			const call = async (tool: string, given: object) =>
				JSON.stringify((await client.callTool({ name: tool, arguments: given })).content);
			expect(await call(LOOK_UP, CAR)).toContain('Mazda');
			expect(await call(VALUE, WORTH)).toMatch(/retail_price\W+\d/);
			expect(await call(RESULTS, { session_key: sessionKey })).toContain(sessionKey);
			expect(await call(DAMAGES, { session_key: sessionKey })).toContain('Front left wheel');
			expect(await call(RESULTS, { session_key: 'not a key' })).toContain('is not a session key');
			await client.close();
			await stage().client().unpublish(example.workflow.id);
		},
	};
}

/** The official client of the Model Context Protocol, which n8n brings along. */
async function connectMcp(url: URL, token: string): Promise<McpClient> {
	const { packageFolder } = await ensureN8n();
	const from = createRequire(path.join(packageFolder, 'package.json'));
	const { Client } = from('@modelcontextprotocol/sdk/client/index.js') as {
		Client: new (info: object) => McpClient;
	};
	const { StreamableHTTPClientTransport: Transport } = from(
		'@modelcontextprotocol/sdk/client/streamableHttp.js',
	) as { StreamableHTTPClientTransport: new (url: URL, options: object) => object };
	const client = new Client({ name: 'test', version: '1.0.0' });
	const headers = { Authorization: `Bearer ${token}` };
	await client.connect(new Transport(url, { requestInit: { headers } }));
	return client;
}
