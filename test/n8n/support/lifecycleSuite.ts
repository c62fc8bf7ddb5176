import { type Publication, pause } from '../../../tools/sandbox';
import { startCrm } from '../../../tools/demo/crm';
import { type Stage, type TriggerWorkflow, openStage } from './stage';
import type { Account, Registration, RunningVendor, Vendor } from './vendor';

const published: Publication = { status: 'published', errors: [] };
const unpublished: Publication = { status: 'not_published', errors: [] };

/** Time for n8n to have started an execution, had it wanted to. */
const settle = async () => await pause(700);

/** What every trigger of this package does in a real n8n, whoever the vendor is. */
export function lifecycleSuite(vendor: Vendor): void {
	const { main, other, all } = vendor.events;
	let stage: Stage;
	let running: RunningVendor;
	let account: Account;

	beforeAll(async () => {
		running = await vendor.start();
		stage = await openStage();
	});
	afterAll(async () => {
		await stage?.close();
		await running?.close();
	});
	beforeEach(async () => {
		account = await running.openAccount();
	});
	afterEach(async () => {
		await running.setDown({ down: false });
		await running.recover();
	});

	const trigger = async (parameters: object = {}, extra: object = {}): Promise<TriggerWorkflow> =>
		await stage.triggerWorkflow({ vendor, account, parameters: { ...parameters }, ...extra });
	const publish = async ({ id }: TriggerWorkflow) => await stage.client().publish(id);
	const unpublish = async ({ id }: TriggerWorkflow) => await stage.client().unpublish(id);
	const executions = async ({ id }: TriggerWorkflow) => await stage.client().executions(id);
	const registeredEvents = async () =>
		(await account.registrations()).flatMap(({ events }) => events).sort();
	const theRegistration = async (): Promise<Registration> => (await account.registrations())[0];

	describe('registering', () => {
		test('registers exactly the ticked events, with a token, and removes them on unpublish', async () => {
			const workflow = await trigger({ events: [main, other] });

			expect(await publish(workflow)).toEqual(published);
			const registrations = await account.registrations();
			expect(await registeredEvents()).toEqual([main, other].sort());
			for (const { url, token } of registrations) {
				expect(url).toBe(workflow.productionUrl);
				expect(token).toMatch(/^[\w-]{43}$/);
			}

			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await account.registrations()).toEqual([]);
		});

		test('follows a changed tick list at the next publish', async () => {
			const workflow = await trigger({ events: [main] });
			await publish(workflow);
			await stage.client().updateNode(workflow.id, workflow.nodeName, (node) => ({
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
			await account.lose(await theRegistration());
			await unpublish(workflow);

			expect(await publish(workflow)).toEqual(published);

			expect(await registeredEvents()).toEqual([main]);
			await unpublish(workflow);
		});

		test('leaves nothing behind when the node was renamed while published', async () => {
			const workflow = await trigger();
			await publish(workflow);
			const saved = await stage.client().getWorkflow(workflow.id);
			await stage.client().updateWorkflow(workflow.id, {
				nodes: saved.nodes.map((node) =>
					node.name === workflow.nodeName ? { ...node, name: 'Inspections' } : node,
				),
				connections: { Inspections: saved.connections[workflow.nodeName] },
			});

			expect(await publish(workflow)).toEqual(published);
			expect(await registeredEvents()).toEqual([main]);
			const delivery = await account.send(main);
			expect(delivery.status).toBe(200);

			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await account.registrations()).toEqual([]);
		});

		test('leaves nothing registered when the vendor fails half-way, and says so in plain words', async () => {
			const workflow = await trigger({ events: [...all] });
			await running.failHalfway();

			const { status, errors } = await publish(workflow);

			expect(status).toBe('failed');
			expect(errors).toHaveLength(1);
			// n8n shows a publication's message and nothing else: the next step must be in it.
			expect(errors[0]).toContain(vendor.name);
			expect(errors[0]).toMatch(/publish|try again/i);
			expect(errors[0]).not.toMatch(/undefined|\[object|AxiosError|ECONN|at \w+\.\w+ \(/);
			expect(await account.registrations()).toEqual([]);
			const refused = await fetch(workflow.productionUrl, { method: 'POST', body: '{}' });
			expect(refused.status).toBe(404);
		});

		test('is published in the end when the vendor recovers between n8n’s attempts', async () => {
			const workflow = await trigger();
			await running.addFault({
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
			await running.addFault({ ...vendor.createRequest, kind: 'act-then-drop' });

			expect(await publish(workflow)).toEqual(published);

			expect(await account.registrations()).toHaveLength(1);
			await unpublish(workflow);
			expect(await account.registrations()).toEqual([]);
		});

		test('cleans up later what could not be removed while the vendor was down', async () => {
			const workflow = await trigger();
			await publish(workflow);
			await running.setDown({ down: true });

			const { status, errors } = await unpublish(workflow);
			expect(status).toBe('not_published');
			expect(errors.join()).toContain(vendor.name);
			await running.setDown({ down: false });
			expect(await account.registrations()).toHaveLength(1);

			expect(await publish(workflow)).toEqual(published);
			expect(await account.registrations()).toHaveLength(1);
			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await account.registrations()).toEqual([]);
		});
	});

	describe('delivering', () => {
		test('starts one execution per event, with the record of the event', async () => {
			const workflow = await trigger({ events: [...all] });
			await publish(workflow);

			for (const event of all) {
				const delivery = await account.send(event);
				expect([event, delivery.status, JSON.parse(delivery.responseBody)]).toEqual([
					event,
					200,
					{ received: true },
				]);
			}

			const done = await stage.client().waitForExecutions(workflow.id, all.length);
			expect(done).toHaveLength(all.length);
			expect(done.map(({ status }) => status)).toEqual(all.map(() => 'success'));
			const items = done.flatMap((execution) => execution.items('After'));
			expect(items.map((item) => item.event).sort()).toEqual([...all].sort());
			for (const item of items) {
				expect(item.event_id).toMatch(/^[0-9a-f]{32}$/);
				expect(item).toHaveProperty('occurred_at');
				expect(item).not.toHaveProperty('_validation');
			}
			await unpublish(workflow);
		});

		test('hands over exactly what the vendor sent when Simplify is off', async () => {
			const workflow = await trigger({ events: [...all], simplify: false });
			await publish(workflow);
			const sent = [];
			for (const event of all) sent.push((await account.send(event)).body);

			const done = await stage.client().waitForExecutions(workflow.id, all.length);

			expect(done.flatMap((execution) => execution.items('After'))).toEqual(
				expect.arrayContaining(sent),
			);
			await unpublish(workflow);
		});

		test('refuses forged deliveries without starting anything', async () => {
			const workflow = await trigger();
			await publish(workflow);
			const registration = await theRegistration();
			const { body } = await account.send(main);
			await stage.client().waitForExecutions(workflow.id, 1);

			for (const token of [undefined, '', 'wrong', `${registration.token}x`]) {
				const { status, responseBody } = await account.forge(registration, body, token);
				expect([token, status]).toEqual([token, 401]);
				expect(responseBody).not.toContain(String(registration.token));
			}

			await settle();
			expect(await executions(workflow)).toHaveLength(1);
			await unpublish(workflow);
		});

		test('acknowledges what nobody asked for without starting anything', async () => {
			const { event, options, passing, stopped } = vendor.filter;
			const workflow = await trigger({ events: [event], options });
			await publish(workflow);
			const registration = await theRegistration();

			const filtered = await account.send(event, stopped);
			expect([filtered.status, JSON.parse(filtered.responseBody)]).toEqual([
				200,
				{ received: true, ignored: expect.any(String) },
			]);
			const otherName = all.find((name) => name !== event) ?? '';
			const unticked = await account.deliver(registration, { event: otherName });
			expect([unticked.status, JSON.parse(unticked.responseBody)]).toEqual([
				200,
				{ received: true, ignored: expect.any(String) },
			]);
			expect((await account.deliver(registration, 'just text')).status).toBe(400);
			await settle();
			expect(await executions(workflow)).toEqual([]);

			await account.send(event, passing);
			expect(await stage.client().waitForExecutions(workflow.id, 1)).toHaveLength(1);
			await unpublish(workflow);
		});

		test('never drops an authentic body it does not understand: it is handed over, marked', async () => {
			const workflow = await trigger();
			await publish(workflow);
			const registration = await theRegistration();

			for (const body of [vendor.unknownEvent, vendor.offSchema, { hello: 'world' }]) {
				expect((await account.deliver(registration, body)).status).toBe(200);
			}

			const done = await stage.client().waitForExecutions(workflow.id, 3);
			const items = done.flatMap((execution) => execution.items('After'));
			expect(items).toHaveLength(3);
			for (const body of [vendor.unknownEvent, vendor.offSchema, { hello: 'world' }]) {
				expect(items).toContainEqual({
					...body,
					_validation: { valid: false, problems: expect.arrayContaining([expect.any(String)]) },
				});
			}
			await unpublish(workflow);
		});

		test('processes the same delivery once', async () => {
			const workflow = await trigger({ events: [main, other] });
			await publish(workflow);
			const first = await account.send(main);
			await stage.client().waitForExecutions(workflow.id, 1);

			const again = await running.redeliver({ deliveryId: first.id });
			expect([again.status, JSON.parse(again.responseBody)]).toEqual([
				200,
				{ received: true, ignored: expect.any(String) },
			]);
			await account.send(other);

			await stage.client().waitForExecutions(workflow.id, 2);
			await settle();
			const done = await stage.client().waitForExecutions(workflow.id, 2);
			expect(done).toHaveLength(2);
			const items = done.flatMap((execution) => execution.items('After'));
			expect(items.map(({ event }) => event).sort()).toEqual([main, other].sort());
			await unpublish(workflow);
		});

		test('processes every copy when Ignore Repeated Deliveries is off', async () => {
			const workflow = await trigger({ options: { deduplicate: false } });
			await publish(workflow);
			const first = await account.send(main);
			await running.redeliver({ deliveryId: first.id });

			const done = await stage.client().waitForExecutions(workflow.id, 2);

			expect(done.flatMap((execution) => execution.items('After'))).toHaveLength(2);
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
				await account.send(main);
				const [failed] = await stage.client().waitForExecutions(workflow.id, 1);
				expect(failed.status).toBe('error');
				crm.answerWith(200);

				const retried = await stage.client().retry(failed.id);

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
			await account.send(main);
			await account.send(other);
			await account.deliver(await theRegistration(), vendor.unknownEvent);

			const done = await stage.client().waitForExecutions(workflow.id, 3);

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

	describe('test listening', () => {
		test('receives one event at the test URL and gives the registration back', async () => {
			const workflow = await trigger();
			const listening = await stage.client().listen(workflow.id, workflow.nodeName);
			const [{ url, token }] = await account.registrations();
			expect(url).toBe(workflow.testUrl);
			expect(token).toMatch(/^[\w-]{43}$/);

			await account.send(main);

			const execution = await listening.execution();
			expect(execution.status).toBe('success');
			expect(execution.items('After')).toEqual([expect.objectContaining({ event: main })]);
			await settle();
			expect(await account.registrations()).toEqual([]);
		});

		test('gives the registration back when the user stops listening', async () => {
			const workflow = await trigger();
			const listening = await stage.client().listen(workflow.id, workflow.nodeName);

			await listening.cancel();

			await settle();
			expect(await account.registrations()).toEqual([]);
		});

		test('tells a person what to do when the credential is refused', async () => {
			const workflow = await trigger({}, { credential: { apiKey: 'not-a-key' } });

			const refused = stage.client().listen(workflow.id, workflow.nodeName);

			await expect(refused).rejects.toThrow(new RegExp(`${vendor.name}.*API key`, 'is'));
		});
	});

	describe('restarts', () => {
		test('goes on receiving after a restart, without asking the vendor for anything', async () => {
			const workflow = await trigger();
			await publish(workflow);
			await running.clearLogs();

			await stage.restart();

			expect(await running.requests()).toEqual([]);
			expect((await account.send(main)).status).toBe(200);
			expect(await stage.client().waitForExecutions(workflow.id, 1)).toHaveLength(1);
			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await account.registrations()).toEqual([]);
		});

		test('replaces a test registration that a killed n8n left behind', async () => {
			const workflow = await trigger();
			await stage.client().listen(workflow.id, workflow.nodeName);

			await stage.killAndRestart();
			expect((await account.registrations()).map(({ url }) => url)).toEqual([workflow.testUrl]);

			expect(await publish(workflow)).toEqual(published);
			expect((await account.registrations()).map(({ url }) => url)).toEqual([
				workflow.productionUrl,
			]);
			expect(await unpublish(workflow)).toEqual(unpublished);
			expect(await account.registrations()).toEqual([]);
		});
	});
}
