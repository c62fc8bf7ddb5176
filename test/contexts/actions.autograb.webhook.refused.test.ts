import type { INodeParameters } from 'n8n-workflow';

import { actions, useAutoGrabActions } from '../support/autoGrabActions';

const endpoint = 'https://crm.example.com/hooks/autograb?token=top-secret';
const given = { name: 'Win-back leads', endpoint, events: ['recapture_new', 'recapture_delist'] };
const byId = (value: string): INodeParameters => ({
	webhookId: { __rl: true, mode: 'id', value },
});

useAutoGrabActions();

const stored = async () => await actions.vendor.webhooks();

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
			message: 'AutoGrab did not accept the API key',
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
			/Nothing is wrong with your workflow/,
		);
		await actions.vendor.setDown({ down: true });
		expect((await actions.failure('webhook', 'ping', byId('abc'))).message).toMatch(
			/could not be reached/,
		);
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
