import { waitFor } from '../../../tools/sandbox';
import type { LifecycleStage } from './lifecycleStage';

/** Testing in the editor. */
export function listening(given: LifecycleStage): void {
	const { trigger, vendor } = given;
	const { main } = given.vendor.events;
	/** n8n answers first and takes the test down then. */
	const givenBack = async () =>
		await waitFor(
			'the registration to go',
			async () => (await given.account.registrations()).length === 0,
		);

	describe('test listening', () => {
		test('receives one event at the test URL and gives the registration back', async () => {
			const workflow = await trigger();
			const listening = await given.stage.client().listen(workflow.id, workflow.nodeName);
			const [{ url, token }] = await given.account.registrations();
			expect(url).toBe(workflow.testUrl);
			expect(token).toMatch(/^[\w-]{43}$/);

			await given.account.send(main);

			const execution = await listening.execution();
			expect(execution.status).toBe('success');
			expect(execution.items('After')).toEqual([expect.objectContaining({ event: main })]);
			await givenBack();
		});

		test('gives the registration back when the user stops listening', async () => {
			const workflow = await trigger();
			const listening = await given.stage.client().listen(workflow.id, workflow.nodeName);

			await listening.cancel();

			await givenBack();
		});

		test('tells a person what to do when the credential is refused', async () => {
			const workflow = await trigger({}, { credential: { apiKey: 'not-a-key' } });

			const refused = given.stage.client().listen(workflow.id, workflow.nodeName);

			await expect(refused).rejects.toThrow(new RegExp(`${vendor.name}.*API key`, 'is'));
		});
	});
}
