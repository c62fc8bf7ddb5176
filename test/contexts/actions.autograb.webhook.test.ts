import type { INodeParameters } from 'n8n-workflow';

import { AutoGrabActions } from '../support/autoGrabActions';
import { startReceiver, type Receiver } from '../support/receiver';

const endpoint = 'https://crm.example.com/hooks/autograb?token=top-secret';
const shownEndpoint = 'https://crm.example.com/hooks/autograb?token=********';
const given = { name: 'Win-back leads', endpoint, events: ['recapture_new', 'recapture_delist'] };
const byId = (value: string): INodeParameters => ({
	webhookId: { __rl: true, mode: 'id', value },
});

let actions: AutoGrabActions;
let receiver: Receiver | undefined;

beforeAll(async () => {
	actions = await AutoGrabActions.start();
});
afterAll(async () => {
	await actions.close();
	await receiver?.close();
});
beforeEach(async () => await actions.reset());

const stored = async () => await actions.vendor.webhooks();
const callsOf = async (method: string) => await actions.vendor.requests({ method });

describe('create', () => {
	test.each([
		[{}, 0],
		[{ createStatus: 201 }, 0],
		[{ createEvents: 'ignore' as const }, 1],
		[{ createEvents: 'ignore' as const, patchEndpoint: 'stale' as const }, 1],
	])('subscribes to exactly the events asked for (%j)', async (settings, patches) => {
		await actions.vendor.configure(settings);
		const [item] = await actions.run('webhook', 'create', given);
		expect(item.json).toEqual({
			id: expect.any(String),
			created_at: expect.any(String),
			name: 'Win-back leads',
			format: 'json',
			events: given.events,
			endpoint: shownEndpoint,
		});
		expect(item.pairedItem).toEqual({ item: 0 });
		expect(await stored()).toMatchObject([{ ...given, region: 'au', format: 'json' }]);
		expect(await callsOf('PATCH')).toHaveLength(patches);
	});

	test('leaves nothing behind when the events cannot be set', async () => {
		await actions.vendor.configure({ createEvents: 'ignore' });
		await actions.vendor.addFault({
			method: 'PATCH',
			kind: 'status',
			status: 403,
			body: { error: true, message: 'Not in your licence' },
		});
		const shown = await actions.failure('webhook', 'create', given);
		expect(shown.message).toBe('Not in your licence');
		expect(await stored()).toEqual([]);
	});

	test('says so when the half-made webhook could not be removed either', async () => {
		await actions.vendor.configure({ createEvents: 'ignore' });
		await actions.vendor.addFault({ method: 'PATCH', kind: 'status', status: 400 });
		await actions.vendor.addFault({ method: 'DELETE', kind: 'status', status: 400 });
		const shown = await actions.failure('webhook', 'create', given);
		const [{ id }] = await stored();
		expect(shown.description).toContain(`The webhook ${id} exists now, but is not complete`);
	});

	test('says so when AutoGrab keeps other events than asked for', async () => {
		await actions.vendor.configure({ createEvents: 'ignore' });
		const [, last] = given.events;
		const kept = { ...given, id: 'x', format: 'json', events: ['recapture_new'] };
		for (const method of ['PATCH', 'GET']) {
			await actions.vendor.addFault({ method, kind: 'body', body: { webhook: kept, updates: {} } });
		}
		const shown = await actions.failure('webhook', 'create', given);
		expect(shown.message).toMatch(/other events than asked for: recapture_new$/);
		expect(shown.message).not.toContain(last);
		expect(await stored()).toEqual([]);
	});

	test('is not repeated when it is unclear whether AutoGrab acted, but is after a refusal', async () => {
		await actions.vendor.addFault({ method: 'POST', kind: 'act-then-drop' });
		const shown = await actions.failure('webhook', 'create', given);
		expect(shown.message).toMatch(/AutoGrab could not be reached/);
		expect(await stored()).toHaveLength(1);
		await actions.vendor.addFault({ method: 'POST', kind: 'status', status: 429 });
		await actions.run('webhook', 'create', given);
		expect(await stored()).toHaveLength(2);
	});

	test.each([
		[{ name: ' ' }, 'Name is empty'],
		[{ endpoint: 'crm.example.com' }, 'Endpoint is not a complete web address'],
		[{ endpoint: shownEndpoint }, 'Endpoint: the token is hidden (********)'],
		[{ events: [] }, 'Events is empty'],
	])('refuses %j before anything is sent', async (wrong, message) => {
		const shown = await actions.failure('webhook', 'create', { ...given, ...wrong });
		expect(shown.message).toBe(message);
		expect(shown.description).toBeTruthy();
		expect(await actions.vendor.requests()).toHaveLength(0);
	});

	test("shows AutoGrab's refusal of an event it does not know, from an expression or an AI Agent", async () => {
		await actions.run('webhook', 'create', { ...given, events: 'recapture_new, valuation_change' });
		expect((await stored())[0].events).toEqual(['recapture_new', 'valuation_change']);
		const shown = await actions.failure('webhook', 'create', { ...given, events: ['car_stolen'] });
		expect(shown.message).toBe('Request validation failed');
		expect(shown.description).toMatch(/Choose the events from the list/);
	});
});

describe('regions', () => {
	test('the node wins over the credential', async () => {
		await actions.reset({ region: 'nz' });
		await actions.run('webhook', 'create', given);
		await actions.run('webhook', 'create', { ...given, region: 'uk' });
		await actions.run('webhook', 'create', { ...given, region: '={{ " AU " }}' });
		expect((await stored()).map(({ region }) => region)).toEqual(['nz', 'uk', 'au']);
		expect(await actions.run('webhook', 'getAll', { region: 'uk' })).toHaveLength(1);
		expect(await actions.run('webhook', 'getAll')).toHaveLength(1);
	});

	test('a region without webhooks is refused in the words of AutoGrab', async () => {
		const shown = await actions.failure('webhook', 'getAll', { region: 'my' });
		expect(shown).toMatchObject({
			message: 'Invalid Region',
			description: expect.stringMatching(/under Region/),
		});
	});
});

describe('get, getAll, ping and delete', () => {
	test('get by ID and from the list, with blanks around a pasted ID', async () => {
		const { id } = await actions.vendor.addWebhook(given);
		expect(await actions.one('webhook', 'get', byId(` ${id} `))).toMatchObject({
			id,
			endpoint: shownEndpoint,
		});
		const listed = { webhookId: { __rl: true, mode: 'list', value: id } };
		expect(await actions.one('webhook', 'get', listed)).toMatchObject({ id });
	});

	test.each(['array', 'null'] as const)('getAll of none is no item (%s)', async (emptyListAs) => {
		await actions.vendor.configure({ emptyListAs });
		expect(await actions.run('webhook', 'getAll')).toEqual([]);
	});

	test('getAll masks tokens and delivery headers, and keeps to the limit', async () => {
		await actions.vendor.configure({ showHeaders: true });
		const headers = [{ name: 'X-Secret', value: 'top-secret' }];
		for (let n = 0; n < 3; n++) await actions.vendor.addWebhook({ ...given, headers });
		const all = await actions.run('webhook', 'getAll', { returnAll: true });
		expect(all).toHaveLength(3);
		expect(JSON.stringify(all)).not.toContain('top-secret');
		expect(all[0].json.headers).toEqual([{ name: 'X-Secret', value: '********' }]);
		expect(await actions.run('webhook', 'getAll', { returnAll: false, limit: 2 })).toHaveLength(2);
	});

	test('ping shows status and time of the answer', async () => {
		receiver ??= await startReceiver();
		const url = `${receiver.url}/hook?token=top-secret`;
		const { id } = await actions.vendor.addWebhook({ ...given, endpoint: url });
		const ping = await actions.one('webhook', 'ping', byId(id));
		expect(ping).toEqual({
			delivered: true,
			webhook_id: id,
			at: expect.any(String),
			format: 'json',
			endpoint: url.replace('top-secret', '********'),
			response_time_ms: expect.any(Number),
			response_status: 200,
		});
	});

	test('ping of an endpoint that does not answer is an answer, or shows what AutoGrab says', async () => {
		const closed = { ...given, endpoint: 'http://127.0.0.1:9/hook' };
		const { id } = await actions.vendor.addWebhook(closed);
		expect(await actions.one('webhook', 'ping', byId(id))).toMatchObject({
			delivered: false,
			response_status: null,
		});
		await actions.vendor.configure({ failedPing: 'error' });
		const shown = await actions.failure('webhook', 'ping', byId(id));
		expect(shown.message).toBe('The endpoint could not be reached');
	});

	test('delete is done also when the answer to it got lost', async () => {
		const first = await actions.vendor.addWebhook(given);
		expect(await actions.one('webhook', 'delete', byId(first.id))).toEqual({
			deleted: true,
			id: first.id,
		});
		const second = await actions.vendor.addWebhook(given);
		await actions.vendor.addFault({ method: 'DELETE', kind: 'act-then-drop' });
		expect(await actions.one('webhook', 'delete', byId(second.id))).toMatchObject({
			deleted: true,
		});
		expect(await stored()).toEqual([]);
	});
});

describe('update', () => {
	test.each(['new', 'stale'] as const)(
		'changes what is given, whatever endpoint the answer shows (%s)',
		async (patchEndpoint) => {
			await actions.vendor.configure({ patchEndpoint });
			const { id } = await actions.vendor.addWebhook(given);
			const moved = 'https://crm.example.com/other?token=new-secret';
			const updated = await actions.one('webhook', 'update', {
				...byId(id),
				updateFields: { endpoint: moved, events: ['valuation_change'] },
			});
			expect(updated).toMatchObject({
				id,
				name: 'Win-back leads',
				endpoint: 'https://crm.example.com/other?token=********',
				events: ['valuation_change'],
			});
			expect((await stored())[0]).toMatchObject({ name: given.name, endpoint: moved });
		},
	);

	test('asks again when the answer shows nothing of the change', async () => {
		const { id } = await actions.vendor.addWebhook(given);
		await actions.vendor.addFault({
			method: 'PATCH',
			kind: 'body',
			body: { success: true, webhook: { ...given, id, format: 'json' } },
		});
		const updateFields = { name: 'Renamed' };
		expect(await actions.one('webhook', 'update', { ...byId(id), updateFields })).toMatchObject({
			name: 'Renamed',
		});
	});

	test.each(['null', 'empty', 'missing'] as const)(
		'"" clears the name (%s)',
		async (blankedName) => {
			await actions.vendor.configure({ blankedName });
			const { id } = await actions.vendor.addWebhook(given);
			const parameters = { ...byId(id), updateFields: { name: '' } };
			const updated = await actions.one('webhook', 'update', parameters);
			expect(updated.name ?? '').toBe('');
			expect((await stored())[0].name).toBe('');
			expect(await callsOf('GET')).toHaveLength(0);
		},
	);

	test.each([
		[{ endpoint: '' }, 'Endpoint is empty'],
		[{ endpoint: '={{ " " }}', name: 'Renamed' }, 'Endpoint is empty'],
		[{ events: [] }, 'Events is empty'],
		[{ events: '={{ "" }}', name: 'Renamed' }, 'Events is empty'],
	] as Array<[INodeParameters, string]>)(
		'%j is refused before anything is sent',
		async (updateFields, message) => {
			const { id } = await actions.vendor.addWebhook(given);
			const shown = await actions.failure('webhook', 'update', { ...byId(id), updateFields });
			expect(shown.message).toBe(message);
			expect(shown.description).toMatch(/To stop the deliveries .* use Webhook > Delete\.$/);
			expect(await actions.vendor.requests()).toHaveLength(0);
		},
	);

	test('an endpoint copied from a masked output stays as it is', async () => {
		const { id } = await actions.vendor.addWebhook(given);
		const updateFields = { endpoint: shownEndpoint, name: 'Renamed' };
		await actions.run('webhook', 'update', { ...byId(id), updateFields });
		expect((await stored())[0]).toMatchObject({ name: 'Renamed', endpoint });
	});

	test('nothing to update is said before anything is sent', async () => {
		const { id } = await actions.vendor.addWebhook(given);
		const parameters = { ...byId(id), updateFields: { name: '={{ undefined }}' } };
		const shown = await actions.failure('webhook', 'update', parameters);
		expect(shown.message).toBe('There is nothing to update');
		expect(await actions.vendor.requests()).toHaveLength(0);
	});
});

describe('upsert', () => {
	test('creates, then finds the same webhook whatever its query, then has nothing to do', async () => {
		const created = await actions.one('webhook', 'upsert', given);
		const renewed = { ...given, endpoint: endpoint.replace('top-secret', 'renewed') };
		const updated = await actions.one('webhook', 'upsert', renewed);
		expect(updated).toMatchObject({ id: created.id, endpoint: shownEndpoint });
		expect((await stored()).map((webhook) => webhook.endpoint)).toEqual([renewed.endpoint]);
		await actions.vendor.clearLogs();
		const copied = { ...given, endpoint: shownEndpoint };
		expect(await actions.one('webhook', 'upsert', copied)).toMatchObject({ id: created.id });
		expect((await actions.vendor.requests()).map(({ method }) => method)).toEqual(['GET']);
	});

	test('keeps to the region, to the same address, and to the oldest of several', async () => {
		const others = [
			await actions.vendor.addWebhook({ ...given, region: 'nz' }),
			await actions.vendor.addWebhook({
				...given,
				endpoint: `${endpoint}`.replace('/hooks', '/x'),
			}),
		];
		const younger = await actions.vendor.addWebhook({
			...given,
			createdAt: '2025-02-01T00:00:00Z',
		});
		const oldest = await actions.vendor.addWebhook({ ...given, createdAt: '2025-01-01T00:00:00Z' });
		const named = { ...given, name: 'Renamed' };
		expect(await actions.one('webhook', 'upsert', named)).toMatchObject({ id: oldest.id });
		const names = Object.fromEntries((await stored()).map(({ id, name }) => [id, name]));
		expect(names[younger.id]).toBe(given.name);
		expect(others.map(({ id }) => names[id])).toEqual([given.name, given.name]);
	});

	test('items that name the same endpoint make one webhook', async () => {
		await actions.vendor.configure({ latencyMs: 20 });
		const items = await actions.run('webhook', 'upsert', given, [{}, {}, {}, {}]);
		expect(new Set(items.map(({ json }) => json.id)).size).toBe(1);
		expect(await stored()).toHaveLength(1);
	});
});

describe('what AutoGrab refuses', () => {
	const refusals = async () => {
		const stranger = await actions.vendor.addAccount({ name: 'Other Motors' });
		const foreign = await actions.vendor.addWebhook({ ...given, apiKey: stranger.apiKey });
		const elsewhere = await actions.vendor.addWebhook({ ...given, region: 'nz' });
		return [
			[foreign.id, "You don't have permission to access that webhook", /another AutoGrab account/],
			[elsewhere.id, 'Invalid Region', /another region.*under Region/],
			['00000000-0000-4000-8000-000000000000', 'Invalid Webhook ID', /choose one from the list/],
		] as const;
	};

	test.each([
		{ errorStatus: 'fitting', errorBody: 'error-true' },
		{ errorStatus: '400', errorBody: 'error-text' },
		{ errorStatus: '200', errorBody: 'success-false' },
		{ errorStatus: '200', errorBody: 'error-true' },
	] as const)('comes in its words with the next step (%j)', async (settings) => {
		const cases = await refusals();
		await actions.vendor.configure(settings);
		for (const operation of ['get', 'delete', 'ping', 'update']) {
			for (const [id, message, description] of cases) {
				const parameters = { ...byId(id), updateFields: { name: 'Mine now' } };
				const shown = await actions.failure('webhook', operation, parameters);
				expect(shown.message).toBe(message);
				expect(shown.description).toMatch(description);
			}
		}
		expect((await stored()).map(({ name }) => name)).toEqual([given.name, given.name]);
		const { id } = await actions.vendor.addWebhook(given);
		const shown = await actions.failure('webhook', 'update', {
			...byId(id),
			updateFields: { events: ['car_stolen'] },
		});
		expect(shown.message).toBe('Request validation failed');
	});

	test('a webhook ID that cannot be one is refused before anything is sent', async () => {
		const shown = await actions.failure('webhook', 'get', byId('see the list'));
		expect(shown.message).toBe('Webhook: "see the list" is not a webhook ID');
		expect((await actions.failure('webhook', 'get', byId(' '))).message).toBe('Webhook is empty');
		expect(await actions.vendor.requests()).toHaveLength(0);
	});

	test('401, 403, 429, 500 and no answer each say what to do', async () => {
		await actions.reset({ apiKey: 'sec_wrong_key_123456' });
		const wrong = await actions.failure('webhook', 'getAll');
		expect(wrong).toMatchObject({
			message: 'AutoGrab did not accept the API key: Unauthorized',
			description: expect.stringMatching(/starts with sec_/),
			httpCode: '401',
		});
		expect(JSON.stringify(wrong)).not.toContain('wrong_key');
		await actions.reset();
		await actions.vendor.addFault({ kind: 'status', status: 403, body: { error: true } });
		const barred = await actions.failure('webhook', 'getAll');
		expect(barred.description).toMatch(/licence does not cover/);
		await actions.vendor.addFault({ kind: 'status', status: 500 });
		expect((await actions.failure('webhook', 'getAll')).description).toMatch(
			/fault is at AutoGrab/,
		);
		await actions.vendor.setDown({ down: true });
		expect((await actions.failure('webhook', 'ping', byId('abc'))).message).toMatch(
			/could not be reached/,
		);
	});

	test('with Continue On Fail a bad item stays among good ones, in order', async () => {
		const { id } = await actions.vendor.addWebhook(given);
		const ids = [id, 'gone-1', id];
		const items = await actions.run(
			'webhook',
			'get',
			{ webhookId: { __rl: true, mode: 'id', value: '={{ $json.id }}' } },
			ids.map((value) => ({ id: value })),
			{ continueOnFail: true },
		);
		expect(items.map(({ json }) => json.error ?? json.id)).toEqual([
			id,
			'Invalid Webhook ID [item 1]',
			id,
		]);
		expect(items[1].json.message).toMatch(/choose one from the list/);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
	});
});

describe('the picker', () => {
	test("lists the chosen region's webhooks by name and host, without tokens", async () => {
		const au = await actions.vendor.addWebhook(given);
		const unnamed = await actions.vendor.addWebhook({ ...given, name: '', endpoint: 'cleared' });
		const nz = await actions.vendor.addWebhook({ ...given, region: 'nz', name: 'Kiwi' });
		const list = async (region: string, filter?: string) =>
			(await actions.n8n.listSearch(actions.node, 'searchWebhooks', { region }, filter)).results;
		expect(await list('')).toEqual(
			[
				{ name: 'Win-back leads (crm.example.com)', value: au.id },
				{ name: `${unnamed.id} (no endpoint)`, value: unnamed.id },
			].sort((a, b) => a.name.localeCompare(b.name)),
		);
		expect(await list('nz')).toEqual([{ name: 'Kiwi (crm.example.com)', value: nz.id }]);
		expect(await list('', 'WIN-BACK')).toHaveLength(1);
		expect(await list('', 'nothing like it')).toEqual([]);
	});
});
