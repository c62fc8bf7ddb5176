import { createAutoGrabServer } from '../../../simulator/autograb';

/** What AutoGrab refuses, the stand-in refuses: a defect of ours must not pass because the stand-in is kind. */
const { app, state, control } = createAutoGrabServer();

afterEach(async () => await control.reset());
afterAll(async () => await app.close());

async function ask(
	method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
	path: string,
	body?: unknown,
	apiKey = state.core.accounts[0].apiKey,
) {
	const answer = await app.inject({
		method,
		url: `/v2${path}`,
		headers: {
			apikey: apiKey,
			...(body === undefined ? {} : { 'content-type': 'application/json' }),
		},
		...(body === undefined
			? {}
			: { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
	});
	return { status: answer.statusCode, body: answer.json<Record<string, unknown>>() };
}

const WEBHOOK = {
	region: 'au',
	name: 'Desk',
	format: 'json',
	endpoint: 'http://127.0.0.1:9/in',
	events: ['recapture_new', 'valuation_change'],
};
const INVALID = { error: true, message: 'Request validation failed' };

test('tells a wrong key (401) from a missing licence (403)', async () => {
	expect((await ask('GET', '/webhooks?region=au', undefined, 'sec_wrong')).status).toBe(401);
	const { apiKey } = await control.addAccount({ licences: { au: ['vehicles'] } });
	expect((await ask('GET', '/webhooks?region=au', undefined, apiKey)).status).toBe(403);
});

test.each([
	['no name', { name: '' }],
	['no region in the body', { region: undefined }],
	['another format', { format: 'xml' }],
	['no address', { endpoint: 'nowhere' }],
	['ping as event', { events: ['ping'] }],
	['price_change as event', { events: ['price_change'] }],
	['headers as an object', { headers: { a: 'b' } }],
	['a member that is not listed', { nme: 'x' }],
])('refuses a webhook with %s', async (_what, changes) => {
	const answer = await ask('POST', '/webhooks?region=au', { ...WEBHOOK, ...changes });
	expect(answer).toEqual({ status: 400, body: INVALID });
	expect(await control.webhooks()).toEqual([]);
});

test.each([
	{ id: 'x' },
	{ region: 'nz' },
	{ events: ['nope'] },
	{ endpoint: '' },
	{ nme: 'x' },
	'{',
])('refuses to change a webhook to %j', async (body) => {
	const { id } = await control.addWebhook({ endpoint: WEBHOOK.endpoint });
	expect((await ask('PATCH', `/webhooks/${id}?region=au`, body)).status).toBe(400);
});

test('gives each of the documented errors of a webhook its own cause', async () => {
	const { id } = await control.addWebhook({ endpoint: WEBHOOK.endpoint });
	const { apiKey } = await control.addAccount();
	const foreign = await control.addWebhook({ apiKey, endpoint: WEBHOOK.endpoint });
	const message = async (path: string) => (await ask('GET', `/webhooks/${path}`)).body.message;
	expect(await message(`${id}?region=nz`)).toBe('Invalid Region');
	expect(await message(id)).toBe(INVALID.message);
	expect(await message('00000000-0000-0000-0000-000000000000?region=au')).toBe(
		'Invalid Webhook ID',
	);
	expect(await message(`${foreign.id}?region=au`)).toBe(
		"You don't have permission to access that webhook",
	);
});

test.each([
	['GET', '/vehicles/registrations/REG4SUCCESS?region=au', undefined, 400],
	['GET', '/vehicles/registrations/REG4SUCCESS', undefined, 400],
	['GET', '/vehicles/vins/SHORT?region=au', undefined, 400],
	['GET', '/vehicles?region=au', undefined, 400],
	['GET', '/vehicles?region=au&search=x&count=500', undefined, 400],
	['GET', '/vehicle/99?region=au', undefined, 404],
	['POST', '/valuations/predict', { region: 'au', vehicle_id: 1111 }, 400],
	[
		'POST',
		'/valuations/predict',
		{ region: 'au', vehicle_id: '1111111111111111', condition_score: 6 },
		400,
	],
	['POST', '/valuations/vins/JM0KF4WLA00123456', { region: 'au', odometer: 1 }, 400],
	['POST', '/valuations/registrations/QRS45T', { region: 'au' }, 400],
	['POST', '/valuations/registrations/REG4NOMATCH', { region: 'au', state: 'QLD' }, 404],
	['POST', '/recapture/upload?region=au', {}, 400],
	['POST', '/recapture/upload?region=au', { customers: [] }, 400],
	['POST', '/recapture/upload?region=au', { customers: [{ plate: 'XYZ12Q' }] }, 400],
	['POST', '/recapture/upload?region=au', { customers: [{ sale_date: 'last week' }] }, 400],
] as const)('refuses %s %s with %j', async (method, path, body, status) => {
	const answer = await ask(method, path, body);
	expect([answer.status, answer.body.error]).toEqual([status, true]);
});
