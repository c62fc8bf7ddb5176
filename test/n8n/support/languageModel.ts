import { createServer } from 'node:http';

import type { Json } from '../../../tools/sandbox';

/** A tool as the model is told of it. */
export interface OfferedTool {
	name: string;
	description: string;
	parameters: { properties?: Record<string, Json>; required?: string[] };
}

export interface LanguageModel {
	/** For the OpenAI credential's Base URL. */
	url: string;
	/** The tools it was offered in its latest turn. */
	tools(): OfferedTool[];
	/** What the tools answered, by tool. */
	answers(): Record<string, string>;
	close(): Promise<void>;
}

interface Message {
	role: string;
	content?: string;
	tool_call_id?: string;
}

/**
 * Stands for a language model behind OpenAI's API, on loopback: first calls each tool as scripted (tool
 * name → arguments), then, when it has the answers, says "Done."
 */
export async function startLanguageModel(script: Record<string, Json>): Promise<LanguageModel> {
	let offered: OfferedTool[] = [];
	const answered: Record<string, string> = {};

	const reply = (body: { messages: Message[]; tools?: Array<{ function: OfferedTool }> }) => {
		offered = (body.tools ?? []).map((tool) => tool.function);
		const results = body.messages.filter(({ role }) => role === 'tool');
		for (const { tool_call_id: id = '', content = '' } of results) answered[id] = content;
		const calls = Object.entries(script).map(([name, given]) => ({
			id: name,
			type: 'function',
			function: { name, arguments: JSON.stringify(given) },
		}));
		return results.length === 0
			? { role: 'assistant', content: null, tool_calls: calls }
			: { role: 'assistant', content: 'Done.' };
	};

	const server = createServer((request, response) => {
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			response.setHeader('content-type', 'application/json');
			const known = request.method === 'POST' && request.url === '/v1/chat/completions';
			response.statusCode = known ? 200 : 404;
			if (!known) return response.end('{}');
			const message = reply(JSON.parse(Buffer.concat(chunks).toString()));
			const finish = 'tool_calls' in message ? 'tool_calls' : 'stop';
			return response.end(
				JSON.stringify({
					id: 'chatcmpl-1',
					object: 'chat.completion',
					created: Math.floor(Date.now() / 1000),
					model: 'scripted',
					choices: [{ index: 0, message, finish_reason: finish }],
					usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
				}),
			);
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(0, '127.0.0.1', resolve);
	});
	const address = server.address();
	const port = typeof address === 'object' && address ? address.port : 0;
	return {
		url: `http://127.0.0.1:${port}/v1`,
		tools: () => offered,
		answers: () => answered,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}
