import { fastify } from 'fastify';
import { stringify } from 'flatted';

import { N8nHistory } from '../../../tools/sandbox/history';
import { N8nHttp } from '../../../tools/sandbox/http';

const ran = stringify({
	resultData: { runData: { Start: [{ data: { main: [[{ json: { done: true } }]] } }] } },
});
const failed = stringify({ resultData: { runData: {}, error: { message: 'No such node' } } });

/** An n8n that answers one reading of execution 1 after the other, the last one for ever. */
async function readings(...executions: Array<{ status: string; data: string }>) {
	const server = fastify();
	let next = 0;
	server.get('/rest/executions/1', () => {
		const execution = executions[Math.min(next++, executions.length - 1)];
		return { data: { id: 1, ...execution } };
	});
	const url = await server.listen({ host: '127.0.0.1', port: 0 });
	return { history: new N8nHistory(new N8nHttp(url)), close: async () => await server.close() };
}

test.each([
	{
		title: 'success written before what the nodes did (SQLite, n8n 1.123)',
		answers: [
			{ status: 'running', data: '[]' },
			{ status: 'success', data: '[]' },
			{ status: 'success', data: stringify({ resultData: { runData: {} } }) },
			{ status: 'success', data: ran },
		],
		expected: { status: 'success', nodes: [expect.objectContaining({ node: 'Start' })] },
	},
	{
		title: 'a failure that no node had',
		answers: [
			{ status: 'error', data: '[]' },
			{ status: 'error', data: failed },
		],
		expected: { status: 'error', nodes: [], error: { message: 'No such node' } },
	},
	{
		title: 'a crash, of which nothing more is ever written',
		answers: [{ status: 'crashed', data: '[]' }],
		expected: { status: 'crashed', nodes: [], error: undefined },
	},
])('an execution has ended when it can be read whole: $title', async ({ answers, expected }) => {
	const { history, close } = await readings(...answers);
	try {
		expect(await history.ended('1')).toMatchObject(expected);
	} finally {
		await close();
	}
});
