import { paveToken } from '../../../simulator/pave';
import { callPave, pave, timestampOf, usePave } from './support';

const CALLBACK = { event: 'SESSION:COMPLETE', url: 'http://127.0.0.1:9/hook' };

usePave();

describe('authentication', () => {
	test('computes the documented test vector', () => {
		const token = paveToken(
			{
				username: 'exampleaccount',
				apiKey: '3f1c2a54-0d6e-4b7a-9c11-5e8f7a6b4d20',
				apiSecret: 'example-secret-do-not-use',
			},
			'2021-05-30T12:49:19Z',
		);
		expect(token).toBe('34a020e7955a0172f77ade0785088a92c9e40547404af5f4f04a1830cd9d3553');
	});

	test('accepts a correctly signed request', async () => {
		expect((await callPave(pave, 'GET', '/v1/callbacks')).status).toBe(200);
	});

	const wrong = { username: 'somebody', apiKey: 'x', apiSecret: 'y' };
	test.each([
		['another secret', () => ({ account: { ...pave.credential, apiSecret: 'wrong' } })],
		['another account name', () => ({ account: { ...pave.credential, username: 'wrong' } })],
		['an unknown key', () => ({ account: wrong })],
		['milliseconds', () => ({ timestamp: new Date().toISOString() })],
		['unix seconds', () => ({ timestamp: String(Math.floor(Date.now() / 1000)) })],
		['RFC 1123', () => ({ timestamp: new Date().toUTCString() })],
		['an upper-case token', () => ({ headers: { 'API-Token': 'ABCDEF' } })],
		['6 minutes late', () => ({ timestamp: timestampOf(new Date(Date.now() - 360_000)) })],
		['6 minutes early', () => ({ timestamp: timestampOf(new Date(Date.now() + 360_000)) })],
	])('refuses %s with 401', async (_what, options) => {
		const answer = await callPave(pave, 'GET', '/v1/callbacks', undefined, options());
		expect(answer.status).toBe(401);
		expect(answer.json).toEqual({ message: 'Unauthorized.' });
		expect(answer.headers.get('date')).toBeTruthy();
	});

	test('accepts 4 minutes off, and goes by its own settable clock', async () => {
		const late = timestampOf(new Date(Date.now() - 240_000));
		expect(
			(await callPave(pave, 'GET', '/v1/callbacks', undefined, { timestamp: late })).status,
		).toBe(200);
		await pave.setClock({ offsetMs: -7 * 60_000 });
		const answer = await callPave(pave, 'GET', '/v1/callbacks');
		expect(answer.status).toBe(401);
		const off = Date.now() - Date.parse(answer.headers.get('date') ?? '');
		expect(Math.round(off / 60_000)).toBe(7);
		expect((await pave.requests()).at(-1)?.note).toMatch(/API-Timestamp is 4[12]\d s off/);
	});

	test('keeps tokens and secrets out of its request log', async () => {
		await callPave(pave, 'POST', '/v1/callbacks', {
			...CALLBACK,
			headers: { Authorization: 'Bearer s3' },
		});
		const log = JSON.stringify(await pave.requests());
		expect(log).not.toContain('Bearer');
		expect(log).not.toContain(pave.credential.apiKey);
	});
});

describe('callbacks', () => {
	test('holds one slot per key and event, overwriting by default', async () => {
		expect((await callPave(pave, 'POST', '/v1/callbacks', CALLBACK)).json).toEqual({
			api_key: pave.credential.apiKey,
			...CALLBACK,
			method: 'POST',
			headers: {},
			payload: {},
		});
		await callPave(pave, 'POST', '/v1/callbacks', { ...CALLBACK, url: 'http://127.0.0.1:9/two' });
		const stored = await pave.callbacks();
		expect(stored.map(({ url }) => url)).toEqual(['http://127.0.0.1:9/two']);
	});

	test('refuses the second POST when told to', async () => {
		await pave.configure({ secondPost: 'refuse' });
		await callPave(pave, 'POST', '/v1/callbacks', CALLBACK);
		expect((await callPave(pave, 'POST', '/v1/callbacks', CALLBACK)).status).toBe(400);
	});

	test('keeps another key’s slots apart', async () => {
		const other = await pave.addAccount();
		await callPave(pave, 'POST', '/v1/callbacks', CALLBACK);
		const seen = await callPave(pave, 'GET', '/v1/callbacks', undefined, { account: other });
		expect(seen.json).toEqual({ api_key: other.apiKey, data: [] });
		const gone = await callPave(pave, 'DELETE', '/v1/callbacks/SESSION:COMPLETE', undefined, {
			account: other,
		});
		expect(gone.status).toBe(404);
		expect(await pave.callbacks()).toHaveLength(1);
	});

	test.each([
		['no url', { event: 'SESSION:COMPLETE' }, 'Missing required fields.'],
		['no event', { url: CALLBACK.url }, 'Missing required fields.'],
		['an unknown event', { ...CALLBACK, event: 'SESSION:NOPE' }, 'The selected event is invalid.'],
		['no address', { ...CALLBACK, url: 'not a url' }, 'The url format is invalid.'],
		['a wrong method', { ...CALLBACK, method: 'DELETE' }, 'The selected method is invalid.'],
		['a list as payload', { ...CALLBACK, payload: [1] }, 'The payload format is invalid.'],
		['text as headers', { ...CALLBACK, headers: 'X: y' }, 'The headers format is invalid.'],
	])('refuses %s', async (_what, body, message) => {
		const answer = await callPave(pave, 'POST', '/v1/callbacks', body);
		expect([answer.status, answer.body.message]).toEqual([400, message]);
	});

	test('takes bad JSON, and JSON not declared as such, for an empty body', async () => {
		const bad = await callPave(pave, 'POST', '/v1/callbacks', undefined, { raw: '{"event":' });
		expect([bad.status, bad.body.message]).toEqual([400, 'Missing required fields.']);
		const undeclared = await callPave(pave, 'POST', '/v1/callbacks', CALLBACK, {
			headers: { 'Content-Type': 'text/plain' },
		});
		expect(undeclared.status).toBe(400);
	});

	test('answers 404 with the key for an empty slot', async () => {
		for (const [method, body] of [['GET'], ['PUT', CALLBACK], ['DELETE']] as const) {
			const answer = await callPave(pave, method, '/v1/callbacks/SESSION%3ANOTE_INSERT', body);
			expect([answer.status, answer.json]).toEqual([
				404,
				{
					api_key: pave.credential.apiKey,
					message: 'Your API Key does not have callback setting for the event SESSION:NOTE_INSERT.',
				},
			]);
		}
	});

	test.each([
		['keep', { token: 'a' }, { source: 'PAVE' }],
		['clear', {}, {}],
	] as const)('PUT without a field: %s', async (putOmitted, headers, payload) => {
		await pave.configure({ putOmitted });
		await callPave(pave, 'POST', '/v1/callbacks', {
			...CALLBACK,
			headers: { token: 'a' },
			payload: { source: 'PAVE' },
		});
		const url = 'http://127.0.0.1:9/new';
		const answer = await callPave(pave, 'PUT', '/v1/callbacks/SESSION:COMPLETE', { url });
		expect(answer.body).toMatchObject({ url, headers, payload });
		const noUrl = await callPave(pave, 'PUT', '/v1/callbacks/SESSION:COMPLETE', { headers: {} });
		expect(noUrl.status).toBe(400);
	});

	test('shows objects as JSON text, an empty object as a list, an empty list as null, when told to', async () => {
		await pave.configure({ objectsAs: 'string', emptyListAs: 'null' });
		expect((await callPave(pave, 'GET', '/v1/callbacks')).body.data).toBeNull();
		const created = await callPave(pave, 'POST', '/v1/callbacks', {
			...CALLBACK,
			headers: { a: 'b' },
		});
		expect(created.body).toMatchObject({ headers: '{"a":"b"}', payload: '{}' });
		await pave.configure({ objectsAs: 'object', emptyObjectsAs: 'array' });
		const shown = await callPave(pave, 'GET', '/v1/callbacks/SESSION:COMPLETE');
		expect(shown.body.data).toMatchObject({ headers: { a: 'b' }, payload: [] });
	});

	test('refuses NOTE_INSERT when told to', async () => {
		await pave.configure({ refuseNoteInsert: true });
		const answer = await callPave(pave, 'POST', '/v1/callbacks', {
			...CALLBACK,
			event: 'SESSION:NOTE_INSERT',
		});
		expect(answer.status).toBe(400);
	});
});
