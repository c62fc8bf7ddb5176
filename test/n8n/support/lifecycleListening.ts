import { type LifecycleStage, settle } from './lifecycleStage';

/** Testing in the editor. */
export function listening(given: LifecycleStage): void {
	const { trigger, vendor } = given;
	const { main } = given.vendor.events;

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
			await settle();
			expect(await given.account.registrations()).toEqual([]);
		});

		test('gives the registration back when the user stops listening', async () => {
			const workflow = await trigger();
			const listening = await given.stage.client().listen(workflow.id, workflow.nodeName);

			await listening.cancel();

			await settle();
			expect(await given.account.registrations()).toEqual([]);
		});

		test('tells a person what to do when the credential is refused', async () => {
			const workflow = await trigger({}, { credential: { apiKey: 'not-a-key' } });

			const refused = given.stage.client().listen(workflow.id, workflow.nodeName);

			await expect(refused).rejects.toThrow(new RegExp(`${vendor.name}.*API key`, 'is'));
		});
	});
}
