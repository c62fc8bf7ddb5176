import { type LifecycleStage, published, settle, unpublished } from './lifecycleStage';

/** Testing in the editor, and starting n8n again. */
export function listening(given: LifecycleStage): void {
	const { trigger, publish, unpublish, vendor } = given;
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

	describe('restarts', () => {
		test('goes on receiving after a restart, without asking the vendor for anything', async () => {
			const workflow = await trigger();
			await publish(workflow);
			await given.running.clearLogs();

			await given.stage.restart();

			expect(await given.running.requests()).toEqual([]);
			expect((await given.account.send(main)).status).toBe(200);
			expect(await given.stage.client().waitForExecutions(workflow.id, 1)).toHaveLength(1);
			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await given.account.registrations()).toEqual([]);
		});

		test('replaces a test registration that a killed n8n left behind', async () => {
			const workflow = await trigger();
			await given.stage.client().listen(workflow.id, workflow.nodeName);

			await given.stage.killAndRestart();
			expect((await given.account.registrations()).map(({ url }) => url)).toEqual([
				workflow.testUrl,
			]);

			expect(await publish(workflow)).toEqual(published);
			expect((await given.account.registrations()).map(({ url }) => url)).toEqual([
				workflow.productionUrl,
			]);
			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await given.account.registrations()).toEqual([]);
		});
	});
}
