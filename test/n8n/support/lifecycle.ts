import { type LifecycleStage, published, settle } from './lifecycleStage';

/** What every trigger of this package does in every n8n that it supports. */
export function lifecycle(given: LifecycleStage): void {
	const { trigger, publish, unpublish, theRegistration, vendor } = given;
	const { main, all } = vendor.events;

	test('registers the ticked events, starts one execution for each, and leaves nothing behind', async () => {
		const workflow = await trigger({ events: [...all] });
		expect(await publish(workflow)).toEqual(published);
		expect(await given.registeredEvents()).toEqual([...all].sort());
		for (const { url, token } of await given.account.registrations()) {
			expect(url).toBe(workflow.productionUrl);
			expect(token).toMatch(/^[\w-]{43}$/);
		}

		const answered: string[] = [];
		for (const event of all) {
			const { status, responseBody } = await given.account.send(event);
			const answer = JSON.parse(responseBody) as { event_id: string };
			expect([event, status, answer]).toEqual([
				event,
				200,
				{ received: true, event_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
			]);
			answered.push(answer.event_id);
		}
		const done = await given.stage.client().waitForExecutions(workflow.id, all.length);
		expect(done.map(({ status }) => status)).toEqual(all.map(() => 'success'));
		const items = done.flatMap((execution) => execution.items('After'));
		expect(items.map(({ event }) => event).sort()).toEqual([...all].sort());
		expect(items.map((item) => item.event_id).sort()).toEqual(answered.sort());

		expect((await unpublish(workflow)).errors).toEqual([]);
		expect(await given.account.registrations()).toEqual([]);
	});

	test('a repeated delivery starts the nodes behind it once; forged ones start nothing', async () => {
		const workflow = await trigger();
		await publish(workflow);
		const registration = await theRegistration();
		const { id, body } = await given.account.send(main);
		await given.stage.client().waitForExecutions(workflow.id, 1);
		const again = await given.running.redeliver({ deliveryId: id });
		expect([again.status, JSON.parse(again.responseBody)]).toEqual([
			200,
			{ received: true, ignored: expect.any(String) },
		]);
		for (const token of [undefined, '', 'wrong', `${registration.token}x`]) {
			const { status, responseBody } = await given.account.forge(registration, body, token);
			expect([token, status]).toEqual([token, 401]);
			expect(responseBody).not.toContain(String(registration.token));
		}
		await settle();
		const done = await given.stage.client().waitForExecutions(workflow.id, 1);
		expect(done).toHaveLength(1);
		expect(done[0].items('After')).toHaveLength(1);
		await unpublish(workflow);
	});
}
