import { startCrm } from '../../tools/demo/crm';
import { pause, waitFor } from '../../tools/sandbox';
import { type PaveAccountUnderTest, type RunningPave, pave } from './support/pave';
import { type Stage, type TriggerWorkflow, openStage } from './support/stage';

const COMPLETE = 'SESSION:COMPLETE';
const FOREIGN = 'https://dms.example.com/pave';

/** PAVE has one address per API key and event: what happens when somebody else has it, or a test wants it. */
describe('PAVE’s one address per event, in a real n8n', () => {
	let stage: Stage;
	let running: RunningPave;
	let account: PaveAccountUnderTest;

	beforeAll(async () => {
		running = await pave.start();
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
		await running.clearFaults();
	});

	const trigger = async (parameters: object = {}): Promise<TriggerWorkflow> =>
		await stage.triggerWorkflow({ vendor: pave, account, parameters: { ...parameters } });
	const publish = async ({ id }: TriggerWorkflow) => await stage.client().publish(id);
	const unpublish = async ({ id }: TriggerWorkflow) => await stage.client().unpublish(id);
	const slot = async (event = COMPLETE) =>
		(await account.callbacks()).find((callback) => callback.event === event);
	const content = async (event = COMPLETE) => {
		const found = await slot(event);
		return (
			found && {
				url: found.url,
				method: found.method,
				headers: found.headers,
				payload: found.payload,
			}
		);
	};

	describe('somebody else has it', () => {
		test('Stop and Tell Me: names the owner and the choices, and touches nothing', async () => {
			await account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const before = await account.callbacks();

			const { status, errors } = await publish(
				await trigger({ events: [COMPLETE, 'SESSION:NOTE_INSERT'] }),
			);

			expect(status).toBe('failed');
			expect(errors[0]).toContain('dms.example.com');
			expect(errors[0]).toContain('Session Complete');
			expect(errors[0]).toContain('Take Over');
			expect(await account.callbacks()).toEqual(before);
		});

		test('says so when the owner is another workflow in the same n8n', async () => {
			const first = await trigger();
			await publish(first);

			const { status, errors } = await publish(await trigger());

			expect(status).toBe('failed');
			expect(errors[0]).toMatch(/another workflow in this n8n/i);
			expect((await slot())?.url).toBe(first.productionUrl);
			await unpublish(first);
		});

		test('treats the same workflow on another n8n as somebody else', async () => {
			const workflow = await trigger();
			const copy = workflow.productionUrl.replace(stage.n8n.url, 'https://n8n.example.org');
			await account.addForeign(COMPLETE, copy, 'token-of-the-other-n8n');

			const { status, errors } = await publish(workflow);

			expect(status).toBe('failed');
			expect(errors[0]).toContain('n8n.example.org');
			expect((await slot())?.url).toBe(copy);
		});

		test('Take Over: receives, and puts the other one back on unpublish', async () => {
			await account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const theirs = await content();
			const workflow = await trigger({ existingCallback: 'replace' });

			expect((await publish(workflow)).status).toBe('published');
			expect((await slot())?.url).toBe(workflow.productionUrl);
			await account.send(COMPLETE);
			expect(await stage.client().waitForExecutions(workflow.id, 1)).toHaveLength(1);

			expect((await unpublish(workflow)).errors).toEqual([]);
			expect(await content()).toEqual(theirs);
		});

		test('Take Over: still puts it back after the workflow was changed and published again', async () => {
			await account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const theirs = await content();
			const workflow = await trigger({ existingCallback: 'replace' });
			await publish(workflow);
			await stage.client().updateNode(workflow.id, workflow.nodeName, (node) => ({
				...node,
				parameters: { ...node.parameters, simplify: false },
			}));

			expect((await publish(workflow)).status).toBe('published');
			expect((await slot())?.url).toBe(workflow.productionUrl);

			await unpublish(workflow);
			expect(await content()).toEqual(theirs);
		});

		test('Take Over: leaves it alone when somebody took the event back meanwhile', async () => {
			await account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const workflow = await trigger({ existingCallback: 'replace' });
			await publish(workflow);
			await account.addForeign(COMPLETE, 'https://third.example.com/hook', 'third');

			await unpublish(workflow);

			expect((await slot())?.url).toBe('https://third.example.com/hook');
		});

		test('Take Over and Forward: the other one keeps receiving, with its own headers and attributes', async () => {
			const theirs = await startCrm();
			try {
				await account.addForeign(COMPLETE, `${theirs.url}/pave`, 'theirs');
				const workflow = await trigger({
					existingCallback: 'relay',
					options: { customAttributes: { attributes: [{ name: 'branch', value: 'North' }] } },
				});
				expect((await publish(workflow)).status).toBe('published');

				const { body } = await account.send(COMPLETE);

				const [execution] = await stage.client().waitForExecutions(workflow.id, 1);
				expect(execution.status).toBe('success');
				const [forwarded] = await waitFor('the forwarded event', () => {
					const records = theirs.records('/pave');
					return records.length > 0 && records;
				});
				const { branch, ...asSent } = body as Record<string, unknown>;
				expect(branch).toBe('North');
				expect(forwarded.body).toEqual({ ...asSent, source: 'other-system' });
				await unpublish(workflow);
				expect((await slot())?.url).toBe(`${theirs.url}/pave`);
			} finally {
				await theirs.close();
			}
		});
	});

	describe('testing while published', () => {
		test('by default refuses in plain words and leaves production alone', async () => {
			const workflow = await trigger();
			await publish(workflow);
			const before = await account.callbacks();

			await expect(stage.client().listen(workflow.id, workflow.nodeName)).rejects.toThrow(
				/published.*Get Sample/is,
			);

			expect(await account.callbacks()).toEqual(before);
			await account.send(COMPLETE);
			expect(await stage.client().waitForExecutions(workflow.id, 1)).toHaveLength(1);
			await unpublish(workflow);
		});

		test('Borrow: the test and production both process the event, and the address is back', async () => {
			const workflow = await trigger({ options: { testWhilePublished: 'borrow' } });
			await publish(workflow);
			const before = await content();
			const listening = await stage.client().listen(workflow.id, workflow.nodeName);
			expect((await slot())?.url).toBe(workflow.testUrl);

			await account.send(COMPLETE);

			const test = await listening.execution();
			const done = await stage.client().waitForExecutions(workflow.id, 2);
			const production = done.filter(({ mode }) => mode === 'webhook');
			expect(production).toHaveLength(1);
			expect(test.items('After')).toHaveLength(1);
			expect(production[0].items('After')).toEqual(test.items('After'));
			await waitFor('the address to be back', async () => (await slot())?.url === before?.url);
			expect(await content()).toEqual(before);
			await unpublish(workflow);
			expect(await account.callbacks()).toEqual([]);
		});

		test('Borrow: the address comes back even when PAVE refuses that at first', async () => {
			const workflow = await trigger({ options: { testWhilePublished: 'borrow' } });
			await publish(workflow);
			const before = await content();
			const listening = await stage.client().listen(workflow.id, workflow.nodeName);
			await running.addFault({
				method: 'PUT',
				path: '/v1/callbacks',
				times: 2,
				kind: 'status',
				status: 500,
				body: { message: 'Server Error' },
			});

			await account.send(COMPLETE);
			await listening.execution();

			await waitFor('the address to be back', async () => (await slot())?.url === before?.url, {
				timeoutMs: 30_000,
			});
			expect(await content()).toEqual(before);
			await unpublish(workflow);
		});

		test('Borrow: a PAVE that cannot give the address back does not stop other tests in this n8n', async () => {
			const workflow = await trigger({ options: { testWhilePublished: 'borrow' } });
			await publish(workflow);
			const listening = await stage.client().listen(workflow.id, workflow.nodeName);
			await running.setDown({ down: true });
			await listening.cancel();
			await pause(15_000);
			await running.setDown({ down: false });

			// n8n keeps a test registration whose removal threw, and then refuses every later one.
			account = await running.openAccount();
			const other = await trigger();
			const again = await stage.client().listen(other.id, other.nodeName);
			await account.send(COMPLETE);
			expect((await again.execution()).status).toBe('success');
			await unpublish(workflow);
		});

		test('Borrow: the address comes back when the user stops listening', async () => {
			const workflow = await trigger({ options: { testWhilePublished: 'borrow' } });
			await publish(workflow);
			const listening = await stage.client().listen(workflow.id, workflow.nodeName);

			await listening.cancel();

			await waitFor('the address to be back', async () => {
				return (await slot())?.url === workflow.productionUrl;
			});
			await unpublish(workflow);
		});

		test('never takes a test event away from somebody else', async () => {
			await account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const before = await account.callbacks();
			const workflow = await trigger({
				existingCallback: 'replace',
				options: { testWhilePublished: 'borrow' },
			});

			await expect(stage.client().listen(workflow.id, workflow.nodeName)).rejects.toThrow(
				'dms.example.com',
			);

			await pause(500);
			expect(await account.callbacks()).toEqual(before);
		});

		test('Borrow: a killed n8n’s left-over is repaired at the next publish', async () => {
			const workflow = await trigger({ options: { testWhilePublished: 'borrow' } });
			await publish(workflow);
			await stage.client().listen(workflow.id, workflow.nodeName);

			await stage.killAndRestart();
			expect((await slot())?.url).toBe(workflow.testUrl);
			await stage.client().updateNode(workflow.id, workflow.nodeName, (node) => ({
				...node,
				parameters: { ...node.parameters, simplify: false },
			}));

			expect((await publish(workflow)).status).toBe('published');
			expect((await slot())?.url).toBe(workflow.productionUrl);
			await unpublish(workflow);
			expect(await account.callbacks()).toEqual([]);
		});
	});

	describe('options that ask PAVE for more', () => {
		test('downloads photos as files; one that fails leaves the event and the others intact', async () => {
			await running.simulator.configure({ photoFaults: { '4': 'missing' } });
			const workflow = await trigger({ options: { downloadPhotos: true, includeSession: true } });
			await publish(workflow);
			await account.send(COMPLETE);

			const [execution] = await stage.client().waitForExecutions(workflow.id, 1, 40_000);

			expect(execution.status).toBe('success');
			const run = execution.nodes.find(({ node }) => node === workflow.nodeName);
			const [item] = run?.outputs[0] ?? [];
			const files = Object.values(item.binary ?? {});
			expect(files.length).toBeGreaterThanOrEqual(5);
			for (const { mimeType } of files) expect(mimeType).toBe('image/jpeg');
			expect(item.json).toHaveProperty('session.session_key', item.json.session_key);
			expect(run?.hints.join()).toMatch(/photo/i);
			await running.simulator.configure({ photoFaults: {} });
			await unpublish(workflow);
		});

		test('processes an event whose execution a power cut interrupted, when it is retried', async () => {
			const workflow = await trigger({
				events: ['SESSION:NOTE_INSERT'],
				options: { includeSession: true },
			});
			await publish(workflow);
			await running.addFault({
				method: 'GET',
				path: '/v1/sessions',
				kind: 'delay',
				delayMs: 20_000,
				times: 'always',
			});
			await account.send('SESSION:NOTE_INSERT');
			await waitFor('the execution to start', async () => {
				const [execution] = await stage.client().executions(workflow.id);
				return execution?.status === 'running';
			});
			await pause(500);

			await stage.killAndRestart();
			await running.clearFaults();

			const [interrupted] = await stage.client().waitForExecutions(workflow.id, 1, 60_000);
			expect(interrupted.status).toBe('crashed');
			const retried = await stage.client().retry(interrupted.id);
			expect(retried.status).toBe('success');
			expect(retried.items('After')).toEqual([
				expect.objectContaining({ event: 'SESSION:NOTE_INSERT' }),
			]);
			await unpublish(workflow);
		});
	});
});
