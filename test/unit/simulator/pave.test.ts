import { createPaveServer, paveToken } from '../../../simulator/pave';

/** What PAVE refuses, the stand-in refuses: a defect of ours must not pass because the stand-in is kind. */
const { app, state, control } = createPaveServer();
const [account] = state.core.accounts;

afterEach(async () => await control.reset());
afterAll(async () => await app.close());

const at = (seconds: number) =>
	new Date(Date.now() + seconds * 1000).toISOString().replace(/\.\d{3}Z$/, 'Z');

async function ask(
	[method, path, body]: [method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown],
	{ signedBy = account, timestamp = at(0), headers = {} } = {},
) {
	const signed = {
		'api-key': signedBy.apiKey,
		'api-token': paveToken(signedBy, timestamp),
		'api-timestamp': timestamp,
		'content-type': 'application/json',
	};
	const payload = typeof body === 'string' ? body : JSON.stringify(body);
	const answer = await app.inject({
		method,
		url: `/v1${path}`,
		headers: { ...signed, ...headers },
		...(body === undefined ? {} : { payload }),
	});
	return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

const CALLBACK = { event: 'SESSION:COMPLETE', url: 'http://127.0.0.1:9/hook' };
const started = async (changes: object = {}) => {
	const { sessionKey } = await control.createSession();
	await control.changeSession({ sessionKey, changes: { status: 'STARTED', ...changes } });
	return sessionKey;
};

test.each([
	['another secret', { signedBy: { ...account, apiSecret: 'wrong' } }],
	['another account name', { signedBy: { ...account, username: 'wrong' } }],
	['an unknown key', { signedBy: { ...account, apiKey: 'wrong' } }],
	['milliseconds', { timestamp: new Date().toISOString() }],
	['seconds since 1970', { timestamp: String(Math.floor(Date.now() / 1000)) }],
	['a time that is too late', { timestamp: at(-360) }],
	['a time that is too early', { timestamp: at(360) }],
])('refuses %s with 401', async (_what, options) => {
	const answer = await ask(['GET', '/callbacks'], options);
	expect(answer).toEqual({ status: 401, body: { message: 'Unauthorized.' } });
});

test.each([
	['no url', { event: CALLBACK.event }, 'Missing required fields.'],
	['no event', { url: CALLBACK.url }, 'Missing required fields.'],
	['an unknown event', { ...CALLBACK, event: 'SESSION:NOPE' }, 'The selected event is invalid.'],
	['no address', { ...CALLBACK, url: 'not a url' }, 'The url format is invalid.'],
	['a wrong method', { ...CALLBACK, method: 'DELETE' }, 'The selected method is invalid.'],
	['a list as payload', { ...CALLBACK, payload: [1] }, 'The payload format is invalid.'],
	['text as headers', { ...CALLBACK, headers: 'X: y' }, 'The headers format is invalid.'],
	['JSON that is cut', '{"event":', 'Missing required fields.'],
])('refuses a callback with %s', async (_what, body, message) => {
	const answer = await ask(['POST', '/callbacks', body]);
	expect(answer).toMatchObject({ status: 400, body: { message } });
});

test('forgets the reference hours after the inspection', async () => {
	const session = { client_id: 'N-1', reference: { stock: 'S-1' } };
	const { sessionKey } = await control.playInspection({ create: { session } });
	const options = async () => (await ask(['GET', `/sessions/${sessionKey}`])).body.options;
	expect(await options()).toMatchObject(session);
	const endedAt = new Date(Date.now() - 5 * 3_600_000).toISOString();
	await control.changeSession({ sessionKey, changes: { endedAt } });
	expect(await options()).toEqual({ client_id: 'N-1' });
});

test('takes JSON that is not declared as such for an empty body', async () => {
	const headers = { 'content-type': 'text/plain' };
	expect((await ask(['POST', '/callbacks', CALLBACK], { headers })).status).toBe(400);
});

test('keeps one slot for each key and event, and shows it to its own key only', async () => {
	const other = await control.addAccount();
	await ask(['POST', '/callbacks', CALLBACK]);
	await ask(['POST', '/callbacks', { ...CALLBACK, url: 'http://127.0.0.1:9/second' }]);
	expect((await control.callbacks()).map(({ url }) => url)).toEqual(['http://127.0.0.1:9/second']);
	for (const [method, body] of [['GET'], ['PUT', CALLBACK], ['DELETE']] as const) {
		const path = '/callbacks/SESSION%3ACOMPLETE';
		expect((await ask([method, path, body], { signedBy: other })).status).toBe(404);
	}
});

test.each([
	[{ vehicle: { vin: 'SHORT' } }, 'vehicle.vin'],
	[{ session: { theme: 'MEGA' } }, 'session.theme'],
	[{ session: { contact: { first_name: 'A' } } }, 'session.contact.last_name'],
	[{ sms: { from: '647-555-0100' } }, 'sms.to'],
	[{ sms: { to: 'my phone' } }, 'sms.to'],
	[{ vehicle: { odom_reading: '12,5' } }, 'vehicle.odom_reading'],
])('refuses a session %j with 422', async (body, field) => {
	const answer = await ask(['POST', '/sessions', body]);
	expect([answer.status, Object.keys(Object(answer.body.errors))]).toEqual([422, [field]]);
});

test('deletes no session that was started, changes none against the rules, gives no early results', async () => {
	const key = await started({ smsStatus: 'success' });
	for (const [method, path, body] of [
		['DELETE', `/sessions/${key}`],
		['PUT', `/sessions/${key}`, { session: { theme: 'LITE' } }],
		['PUT', `/sessions/${key}`, { sms: { to: '647-555-0177' } }],
		['GET', `/sessions/${key}/results`],
	] as const) {
		expect((await ask([method, path, body])).status).toBe(400);
	}
	expect((await ask(['PUT', `/sessions/${key}`, { session: { language: 'FR' } }])).status).toBe(
		200,
	);
	const other = await control.addAccount();
	expect((await ask(['GET', `/sessions/${key}`], { signedBy: other })).status).toBe(404);
});

test('sends a text message again once, in seven days, by the key alone', async () => {
	const send = async (key: string, apiKey = account.apiKey) =>
		await app.inject({
			method: 'POST',
			url: `/v2/capture/sessions/${key}/resend`,
			headers: { 'api-access-token': apiKey },
		});
	const key = await started({ smsStatus: 'success' });
	const statuses: number[] = [];
	for (const apiKey of ['wrong', account.apiKey, account.apiKey])
		statuses.push((await send(key, apiKey)).statusCode);
	expect(statuses).toEqual([401, 200, 400]);
	const createdAt = new Date(Date.now() - 8 * 86_400_000).toISOString();
	expect((await send(await started({ smsStatus: 'success', createdAt }))).statusCode).toBe(400);
});
