import { type LifecycleStage, published, unpublished } from './lifecycleStage';

/** What takes n8n's own waiting, or an end of n8n: a vendor that is down, restarts, a power cut. */
export function failing(given: LifecycleStage): void {
	const { trigger, publish, unpublish, vendor } = given;
	const { main, all } = given.vendor.events;

	describe('a vendor that fails', () => {
		test('leaves nothing registered when the vendor fails half-way, and says so in plain words', async () => {
			const workflow = await trigger({ events: [...all] });
			await given.running.failHalfway();

			const { status, errors } = await publish(workflow);

			expect(status).toBe('failed');
			expect(errors).toHaveLength(1);
			// n8n shows a publication's message and nothing else: the next step must be in it.
			expect(errors[0]).toContain(vendor.name);
			expect(errors[0]).toMatch(/publish|try again/i);
			expect(errors[0]).not.toMatch(/undefined|\[object|AxiosError|ECONN|at \w+\.\w+ \(/);
			expect(await given.account.registrations()).toEqual([]);
			const refused = await fetch(workflow.productionUrl, { method: 'POST', body: '{}' });
			expect(refused.status).toBe(404);
		});

		test('cleans up later what could not be removed while the vendor was down', async () => {
			const workflow = await trigger();
			await publish(workflow);
			await given.running.setDown({ down: true });

			const { status, errors } = await unpublish(workflow);
			expect(status).toBe('not_published');
			expect(errors.join()).toContain(vendor.name);
			await given.running.setDown({ down: false });
			expect(await given.account.registrations()).toHaveLength(1);

			expect(await publish(workflow)).toEqual(published);
			expect(await given.account.registrations()).toHaveLength(1);
			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await given.account.registrations()).toEqual([]);
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
