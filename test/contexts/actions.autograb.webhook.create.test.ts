import uk from '../fixtures/autograb/webhook.create.uk.request.json';
import { actions, useAutoGrabActions } from '../support/autoGrabActions';

const endpoint = 'https://crm.example.com/hooks/autograb?token=top-secret';
const shownEndpoint = 'https://crm.example.com/hooks/autograb?token=********';
const given = { name: 'Win-back leads', endpoint, events: ['recapture_new', 'recapture_delist'] };

useAutoGrabActions();

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

	test('is sent to the United Kingdom as its region wants it', async () => {
		const { region, name, endpoint } = uk;
		await actions.run('webhook', 'create', { region, name, endpoint, events: given.events });
		expect(await stored()).toMatchObject([uk]);
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
		[{ endpoint: 'crm.example.com' }, 'Send Events To is not a complete web address'],
		[{ endpoint: shownEndpoint }, 'Send Events To: the token is hidden (********)'],
		[{ events: [] }, 'Add at least one event'],
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
