import type { INodeParameters } from 'n8n-workflow';

import { AutoGrabTrigger } from '../../nodes/AutoGrab/AutoGrabTrigger.node';
import { deriveToken } from '../../nodes/shared/trigger/token';
import { actions, useAutoGrabActions } from '../support/autoGrabActions';

/** What the AutoGrab node must not destroy, lose or show. */

const given = { name: 'Leads', events: ['recapture_new'] };
const webhookId = 'c2d9e7f4-1a6b-4b3c-8d5e-9f0a1b2c3d42';
const byId = (value: string): INodeParameters => ({
	webhookId: { __rl: true, mode: 'id', value },
});

useAutoGrabActions();

const stored = async () => await actions.vendor.webhooks();
const writes = async () =>
	(await actions.vendor.requests()).filter(({ method }) => method !== 'GET');

describe("a published trigger's webhook", () => {
	const own = () => `https://n8n.example.com/webhook/${webhookId}/webhook`;
	/** As the trigger registered it, from whatever address n8n had then. */
	const registered = (address: string) => {
		const token = deriveToken({
			secret: actions.vendor.credential.apiKey,
			vendor: 'autoGrabApi',
			instanceId: actions.n8n.instanceId,
			webhookId,
		});
		return `${address}?token=${token}`;
	};
	const elsewhere = `https://former.example.com/webhook/${webhookId}/webhook`;

	test.each(['create', 'upsert'])(
		'is not made by %s, with or without its token',
		async (operation) => {
			for (const endpoint of [own(), registered(own()), registered(elsewhere)]) {
				const shown = await actions.failure('webhook', operation, { ...given, endpoint });
				expect(shown.message).toMatch(/^Send Events To is the address of a trigger of this n8n/);
				expect(shown.description).toMatch(/Publish the workflow.*use Webhook > Repair/);
			}
			expect(await actions.vendor.requests()).toEqual([]);
		},
	);

	test.each([{ endpoint: 'https://crm.example.com/hook' }, { events: ['valuation_change'] }])(
		'is not changed by update (%j)',
		async (updateFields: INodeParameters) => {
			for (const endpoint of [registered(own()), registered(elsewhere)]) {
				const { id } = await actions.vendor.addWebhook({ ...given, endpoint });
				const shown = await actions.failure('webhook', 'update', { ...byId(id), updateFields });
				expect(shown.message).toMatch(/^The webhook's address is the address of a trigger/);
			}
			expect(await writes()).toEqual([]);
		},
	);

	test('is not deleted while the trigger is published, and is when nobody listens any more', async () => {
		const trigger = new AutoGrabTrigger();
		const parameters = { events: ['recapture_new'] };
		const staticData = {};
		await actions.n8n.listen();
		await actions.n8n.hooks(trigger, parameters, { staticData }).activate();
		const { stop } = await actions.n8n.serve(trigger, parameters, { staticData });
		const [{ id, endpoint }] = await stored();
		const shown = await actions.failure('webhook', 'delete', byId(id));
		expect(shown.message).toBe('The webhook belongs to a published AutoGrab Trigger of this n8n');
		expect(shown.description).toMatch(/^Nothing was deleted\. Unpublish that workflow/);
		expect(await stored()).toMatchObject([{ id, endpoint }]);
		stop();
		const deleted = await actions.one('webhook', 'delete', byId(id));
		expect(deleted).toMatchObject({ deleted: true, id, events: ['recapture_new'] });
		expect(deleted.endpoint).toBe(endpoint.replace(/token=[\w-]+/, 'token=********'));
		expect(await stored()).toEqual([]);
		await actions.n8n.close();
	});

	test('nobody else is moved to it', async () => {
		const endpoint = 'https://crm.example.com/hook';
		const { id } = await actions.vendor.addWebhook({ ...given, endpoint });
		await actions.failure('webhook', 'update', { ...byId(id), updateFields: { endpoint: own() } });
		expect(await stored()).toMatchObject([{ endpoint }]);
	});

	test('a trigger of another n8n is not ours to protect', async () => {
		await actions.run('webhook', 'create', { ...given, endpoint: elsewhere });
		expect(await stored()).toMatchObject([{ endpoint: elsewhere }]);
	});
});

describe('what follows the question mark', () => {
	const address = 'https://crm.example.com/hook';
	const upsert = async (endpoint: string) =>
		await actions.one('webhook', 'upsert', { ...given, endpoint });

	test('stays as it is where the endpoint is given without it', async () => {
		const endpoint = `${address}?branch=7&key=top-secret`;
		const { id } = await actions.vendor.addWebhook({ ...given, name: 'Old', endpoint });
		expect(await upsert(address)).toMatchObject({
			id,
			name: 'Leads',
			updates: { name: 'Leads' },
			endpoint: `${address}?branch=7&key=********`,
		});
		expect(await stored()).toMatchObject([{ endpoint }]);
	});

	test('tells two webhooks apart, but for secrets', async () => {
		const seven = await upsert(`${address}?branch=7&key=old`);
		const eight = await upsert(`${address}?branch=8&key=old`);
		expect(eight.id).not.toBe(seven.id);
		expect(await upsert(`${address}?key=new&branch=7`)).toMatchObject({ id: seven.id });
		expect((await stored()).map(({ endpoint }) => endpoint)).toEqual([
			`${address}?key=new&branch=7`,
			`${address}?branch=8&key=old`,
		]);
	});

	test.each(['token', 'key', 'auth', 'apikey', 'api_key', 'secret', 'signature', 'access_token'])(
		'%s is never shown',
		async (name) => {
			const endpoint = `${address}?a=1&${name}=top-secret`;
			const items = await actions.run('webhook', 'create', { ...given, endpoint });
			expect(items[0].json.endpoint).toBe(`${address}?a=1&${name}=********`);
		},
	);
});

describe('headers', () => {
	test('are registered, and their values shown to nobody', async () => {
		await actions.vendor.configure({ showHeaders: true });
		const headers = {
			header: [
				{ name: 'X-Api-Key', value: 'top-secret' },
				{ name: '', value: 'x' },
			],
		};
		const endpoint = 'https://crm.example.com/hook';
		const item = await actions.one('webhook', 'create', { ...given, endpoint, headers });
		expect(item.headers).toEqual([{ name: 'X-Api-Key', value: '********' }]);
		expect((await stored())[0].headers).toEqual([{ name: 'X-Api-Key', value: 'top-secret' }]);
	});

	test('must have possible names', async () => {
		const headers = { header: [{ name: 'X Key:', value: 'x' }] };
		const endpoint = 'https://crm.example.com/hook';
		const shown = await actions.failure('webhook', 'create', { ...given, endpoint, headers });
		expect(shown.message).toBe('Headers: "X Key:" cannot be the name of a header');
		expect(await actions.vendor.requests()).toEqual([]);
	});
});

describe('answers that cannot be read', () => {
	test.each([
		{},
		{ success: true },
		{ success: true, webhooks: {} },
		{ webhooks: null },
		{ webhooks: [{ endpoint: 'https://x.example' }] },
		{ webhooks: ['gone'] },
	])('a list like %j is not "no webhooks"', async (body) => {
		await actions.vendor.addFault({ kind: 'body', body });
		const shown = await actions.failure('webhook', 'getAll');
		expect(shown.message).toBe('AutoGrab sent a list of webhooks that cannot be read');
		expect(shown.description).toMatch(/^Try again in a few minutes/);
	});

	test('an empty list is one, in both of its forms', async () => {
		for (const emptyListAs of ['array', 'null'] as const) {
			await actions.vendor.configure({ emptyListAs });
			expect(await actions.run('webhook', 'getAll')).toEqual([]);
		}
	});

	test.each([
		['webhook', 'getAll', {}],
		['vehicle', 'getByVin', { vin: 'JM0KF4WLA00123456' }],
		['vehicle', 'get', { vehicleId: '4720981135602688' }],
		['valuation', 'predictByVin', { vin: 'JM0KF4WLA00123456' }],
	])('an empty answer to %s %s is not taken for one', async (resource, operation, parameters) => {
		await actions.vendor.addFault({ kind: 'status', status: 200, body: '' });
		const shown = await actions.failure(resource, operation, parameters);
		expect(shown.message).toBe('The answer did not come from AutoGrab, or was cut off');
		expect(shown.description).toMatch(/look there before you repeat anything that is billed/);
	});

	test('both forms of an error are read, whatever the status', async () => {
		for (const body of [{ error: true, message: 'No licence' }, { error: 'No licence' }]) {
			for (const status of [200, 400]) {
				await actions.vendor.addFault({ kind: 'status', status, body });
				expect((await actions.failure('webhook', 'getAll')).message).toBe('No licence');
			}
		}
	});
});

test('a page in place of a vehicle makes the node try the other spelling of the path', async () => {
	await actions.vendor.addFault({
		path: '/v2/vehicle/',
		kind: 'status',
		status: 404,
		body: '<html>Not here</html>',
	});
	const parameters = { vehicleId: '4720981135602688' };
	await actions.one('vehicle', 'get', parameters);
	const paths = (await actions.vendor.requests()).map(({ path }) => path);
	expect(paths).toEqual(['/v2/vehicle/4720981135602688', '/v2/vehicles/4720981135602688']);
});
