import { type LifecycleStage, published, unpublished } from './lifecycleStage';

/** Registering with the vendor, and taking it back, whatever happens meanwhile. */
export function registering(given: LifecycleStage): void {
	const { trigger, publish, unpublish, registeredEvents, theRegistration, vendor } = given;
	const { main, other, all } = given.vendor.events;

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

		test('follows a changed tick list at the next publish', async () => {
			const workflow = await trigger({ events: [main] });
			await publish(workflow);
			await given.stage.client().updateNode(workflow.id, workflow.nodeName, (node) => ({
				...node,
				parameters: { ...node.parameters, events: [other] },
			}));

			expect(await publish(workflow)).toEqual(published);

			expect(await registeredEvents()).toEqual([other]);
			await unpublish(workflow);
		});

		test('brings a registration back that the vendor lost, at the next publish', async () => {
			const workflow = await trigger();
			await publish(workflow);
			await given.account.lose(await theRegistration());
			await unpublish(workflow);

			expect(await publish(workflow)).toEqual(published);

			expect(await registeredEvents()).toEqual([main]);
			await unpublish(workflow);
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

		test('is published in the end when the vendor recovers between n8n’s attempts', async () => {
			const workflow = await trigger();
			await given.running.addFault({
				...vendor.createRequest,
				times: 2,
				kind: 'status',
				status: 500,
				body: { message: 'Server Error', error: true },
			});

			expect(await publish(workflow)).toEqual(published);

			expect(await registeredEvents()).toEqual([main]);
			await unpublish(workflow);
		});

		test('does not register twice when the vendor’s answer got lost', async () => {
			const workflow = await trigger();
			await given.running.addFault({ ...vendor.createRequest, kind: 'act-then-drop' });

			expect(await publish(workflow)).toEqual(published);

			expect(await given.account.registrations()).toHaveLength(1);
			await unpublish(workflow);
			expect(await given.account.registrations()).toEqual([]);
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
}
