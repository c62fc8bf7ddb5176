import { startCrm } from '../../../tools/demo/crm';
import { lifecycle } from './lifecycle';
import { LifecycleStage, published, unpublished } from './lifecycleStage';
import type { Vendor } from './vendor';

/** What every trigger of this package does in a real n8n, whoever the vendor is; test/versions/shortLife has more. */
export function lifecycleSuite(vendor: Vendor): void {
	const given = new LifecycleStage(vendor);
	const { trigger, publish, unpublish, theRegistration } = given;
	const { main, other } = vendor.events;

	lifecycle(given);

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
		expect(await given.registeredEvents()).toEqual([main]);
		expect((await given.account.send(main)).status).toBe(200);

		expect(await unpublish(workflow)).toEqual(unpublished);
		expect(await given.account.registrations()).toEqual([]);
	});

	test('processes an event again when its failed execution is retried', async () => {
		const crm = await startCrm();
		try {
			crm.answerWith(503);
			const parameters = {
				method: 'POST',
				url: `${crm.url}/records`,
				sendBody: true,
				specifyBody: 'json',
				jsonBody: '={{ JSON.stringify($json) }}',
				options: {},
			};
			const after = { type: 'n8n-nodes-base.httpRequest', typeVersion: 4.2, parameters };
			const workflow = await trigger({}, { after });
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

		const runs = done.map(({ nodes }) => nodes.find(({ node }) => node === workflow.nodeName));
		const counts = runs.map((run) => run?.outputs.map((items) => items.length));
		const each = [
			[0, 1, 0],
			[1, 0, 0],
			[0, 0, 1],
		];
		expect(counts).toEqual(expect.arrayContaining(each));
		await unpublish(workflow);
	});
}
