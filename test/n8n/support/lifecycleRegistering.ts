import { type LifecycleStage, published, unpublished } from './lifecycleStage';

/** Registering with the vendor, and taking it back. */
export function registering(given: LifecycleStage): void {
	const { trigger, publish, unpublish, registeredEvents } = given;
	const { main, other } = given.vendor.events;

	describe('registering', () => {
		test('registers exactly the ticked events, with a token, and removes them on unpublish', async () => {
			const workflow = await trigger({ events: [main, other] });

			expect(await publish(workflow)).toEqual(published);
			const registrations = await given.account.registrations();
			expect(await registeredEvents()).toEqual([main, other].sort());
			for (const { url, token } of registrations) {
				expect(url).toBe(workflow.productionUrl);
				expect(token).toMatch(/^[\w-]{43}$/);
			}

			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await given.account.registrations()).toEqual([]);
		});

		test('leaves nothing behind when the node was renamed while published', async () => {
			const workflow = await trigger();
			await publish(workflow);
			const saved = await given.stage.client().getWorkflow(workflow.id);
			await given.stage.client().updateWorkflow(workflow.id, {
				nodes: saved.nodes.map((node) =>
					node.name === workflow.nodeName ? { ...node, name: 'Inspections' } : node,
				),
				connections: { Inspections: saved.connections[workflow.nodeName] },
			});

			expect(await publish(workflow)).toEqual(published);
			expect(await registeredEvents()).toEqual([main]);
			const delivery = await given.account.send(main);
			expect(delivery.status).toBe(200);

			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await given.account.registrations()).toEqual([]);
		});
	});
}
