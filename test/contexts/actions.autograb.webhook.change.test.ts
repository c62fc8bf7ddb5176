import type { INodeParameters } from 'n8n-workflow';

import { actions, useAutoGrabActions } from '../support/autoGrabActions';
import { startReceiver, type Receiver } from '../support/receiver';

const endpoint = 'https://crm.example.com/hooks/autograb?token=top-secret';
const shownEndpoint = 'https://crm.example.com/hooks/autograb?token=********';
const given = { name: 'Win-back leads', endpoint, events: ['recapture_new', 'recapture_delist'] };
const byId = (value: string): INodeParameters => ({
	webhookId: { __rl: true, mode: 'id', value },
});

let receiver: Receiver | undefined;

useAutoGrabActions();
afterAll(async () => await receiver?.close());

const stored = async () => await actions.vendor.webhooks();
const callsOf = async (method: string) => await actions.vendor.requests({ method });

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

	test('delete says what was there, and is done also when the answer to it got lost', async () => {
		const endpoint = 'https://crm.example.com/hook?branch=7&key=top-secret';
		const first = await actions.vendor.addWebhook({ ...given, endpoint });
		const { id, name, events } = first;
		expect(await actions.one('webhook', 'delete', byId(id))).toMatchObject({
			deleted: true,
			id,
			name,
			events,
			endpoint: 'https://crm.example.com/hook?branch=7&key=********',
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
		[{ endpoint: '' }, 'Send Events To is empty'],
		[{ endpoint: '={{ " " }}', name: 'Renamed' }, 'Send Events To is empty'],
		[{ events: [] }, 'Add at least one event'],
		[{ events: '={{ "" }}', name: 'Renamed' }, 'Add at least one event'],
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
