import { createN8nHarness } from '../support/n8nContext';
import { COMPLETE, node, sim, triggerWith, usePaveTrigger } from '../support/paveTrigger';

usePaveTrigger();

describe('bad input', () => {
	test.each(['event', 'session_key', 'status'])(
		'a custom attribute called %s is refused',
		async (name) => {
			const { hooks } = triggerWith({
				events: [COMPLETE],
				options: { customAttributes: { attributes: [{ name, value: 'x' }] } },
			});
			await expect(hooks.activate()).rejects.toMatchObject({
				message: expect.stringMatching(new RegExp(`"${name}".*Rename it`, 's')),
			});
		},
	);

	test.each([
		['http://localhost:5678/webhook', /works only on your own network/],
		['https://10.1.2.3/webhook', /works only on your own network/],
		['http://n8n.example.com/webhook', /unencrypted/],
	])('the real PAVE cannot deliver to %s', async (webhookBaseUrl, message) => {
		const remote = createN8nHarness({
			credentials: { paveApi: { ...sim.credential, baseUrl: 'https://openapi.paveapi.com' } },
			webhookBaseUrl,
		});
		// Not activate(): n8n's delete after it would ask the real PAVE.
		await expect(remote.hooks(node, { events: [COMPLETE] }).create()).rejects.toMatchObject({
			message: expect.stringMatching(new RegExp(`${message.source}.*WEBHOOK_URL`, 's')),
		});
	});

	test('of a test address it is said which setting it follows', async () => {
		const remote = createN8nHarness({
			credentials: { paveApi: { ...sim.credential, baseUrl: 'https://openapi.paveapi.com' } },
			webhookTestBaseUrl: 'http://localhost:5678/webhook-test',
		});
		const testing = remote.hooks(node, { events: [COMPLETE] }, { isTest: true });
		await expect(testing.create()).rejects.toThrow(/N8N_EDITOR_BASE_URL.* Then test again/);
	});

	test('NOTE_INSERT refused by PAVE leaves nothing registered', async () => {
		await sim.configure({ refuseNoteInsert: true });
		const { hooks } = triggerWith({ events: [COMPLETE, 'SESSION:NOTE_INSERT'] });
		await expect(hooks.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/delivery address for "Note Added".*untick it under Events/s),
		});
		expect(await sim.callbacks()).toEqual([]);
	});

	test('a wrong clock is named', async () => {
		await sim.setClock({ offsetMs: -7 * 60_000 });
		await expect(triggerWith({ events: [COMPLETE] }).hooks.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/7 minutes ahead of PAVE/),
		});
	});
});
