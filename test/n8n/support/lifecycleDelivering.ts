import { startCrm } from '../../../tools/demo/crm';
import { type LifecycleStage, settle } from './lifecycleStage';

/** What a delivery starts, and what it does not. */
export function delivering(given: LifecycleStage): void {
	const { trigger, publish, unpublish, executions, theRegistration, vendor } = given;
	const { main, other, all } = given.vendor.events;

	describe('delivering', () => {
		test('starts one execution per event, with the record of the event', async () => {
			const workflow = await trigger({ events: [...all] });
			await publish(workflow);

			const answered: string[] = [];
			for (const event of all) {
				const delivery = await given.account.send(event);
				const answer = JSON.parse(delivery.responseBody) as { event_id: string };
				expect([event, delivery.status, answer]).toEqual([
					event,
					200,
					{ received: true, event_id: expect.stringMatching(/^[0-9a-f]{32}$/) },
				]);
				answered.push(answer.event_id);
			}

			const done = await given.stage.client().waitForExecutions(workflow.id, all.length);
			expect(done).toHaveLength(all.length);
			expect(done.map(({ status }) => status)).toEqual(all.map(() => 'success'));
			const items = done.flatMap((execution) => execution.items('After'));
			expect(items.map((item) => item.event).sort()).toEqual([...all].sort());
			expect(items.map((item) => item.event_id).sort()).toEqual(answered.sort());
			for (const item of items) {
				expect(item).toHaveProperty('occurred_at');
				expect(item).not.toHaveProperty('_validation');
			}
			await unpublish(workflow);
		});

		test('refuses forged deliveries without starting anything', async () => {
			const workflow = await trigger();
			await publish(workflow);
			const registration = await theRegistration();
			const { body } = await given.account.send(main);
			await given.stage.client().waitForExecutions(workflow.id, 1);

			for (const token of [undefined, '', 'wrong', `${registration.token}x`]) {
				const { status, responseBody } = await given.account.forge(registration, body, token);
				expect([token, status]).toEqual([token, 401]);
				expect(responseBody).not.toContain(String(registration.token));
			}

			await settle();
			expect(await executions(workflow)).toHaveLength(1);
			await unpublish(workflow);
		});

		test('processes the same delivery once', async () => {
			const workflow = await trigger({ events: [main, other] });
			await publish(workflow);
			const first = await given.account.send(main);
			await given.stage.client().waitForExecutions(workflow.id, 1);

			const again = await given.running.redeliver({ deliveryId: first.id });
			expect([again.status, JSON.parse(again.responseBody)]).toEqual([
				200,
				{ received: true, ignored: expect.any(String) },
			]);
			await given.account.send(other);

			await given.stage.client().waitForExecutions(workflow.id, 2);
			await settle();
			const done = await given.stage.client().waitForExecutions(workflow.id, 2);
			expect(done).toHaveLength(2);
			const items = done.flatMap((execution) => execution.items('After'));
			expect(items.map(({ event }) => event).sort()).toEqual([main, other].sort());
			await unpublish(workflow);
		});

		test('processes an event again when its failed execution is retried', async () => {
			const crm = await startCrm();
			try {
				crm.answerWith(503);
				const workflow = await trigger(
					{},
					{
						after: {
							type: 'n8n-nodes-base.httpRequest',
							typeVersion: 4.2,
							parameters: {
								method: 'POST',
								url: `${crm.url}/records`,
								sendBody: true,
								specifyBody: 'json',
								jsonBody: '={{ JSON.stringify($json) }}',
								options: {},
							},
						},
					},
				);
				await publish(workflow);
				await given.account.send(main);
				const [failed] = await given.stage.client().waitForExecutions(workflow.id, 1);
				expect(failed.status).toBe('error');
				crm.answerWith(200);

				const retried = await given.stage.client().retry(failed.id);

				expect(retried.status).toBe('success');
				expect(crm.records().map(({ body }) => body.event)).toEqual([main]);
				await unpublish(workflow);
			} finally {
				await crm.close();
			}
		});

		test('puts each ticked event on its own output, in the order ticked, and the unknown last', async () => {
			const workflow = await trigger({ events: [other, main], options: { outputPerEvent: true } });
			await publish(workflow);
			await given.account.send(main);
			await given.account.send(other);
			await given.account.deliver(await theRegistration(), vendor.unknownEvent);

			const done = await given.stage.client().waitForExecutions(workflow.id, 3);

			const counts = done.map(
				({ nodes }) =>
					nodes
						.find(({ node }) => node === workflow.nodeName)
						?.outputs.map((items) => items.length) ?? [],
			);
			expect(counts).toEqual(
				expect.arrayContaining([
					[0, 1, 0],
					[1, 0, 0],
					[0, 0, 1],
				]),
			);
			await unpublish(workflow);
		});
	});
}
