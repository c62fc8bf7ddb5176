import { pause, waitFor } from '../../tools/sandbox';
import { COMPLETE, FOREIGN, OneSlot } from './support/oneSlot';

/** PAVE has one address per API key and event: what happens when somebody else has it, or a test wants it. */
describe('PAVE’s one address per event, in a real n8n', () => {
	const given = new OneSlot();
	const { trigger, publish, unpublish, slot, content } = given;

	describe('testing while published', () => {
		test('by default refuses in plain words and leaves production alone', async () => {
			const workflow = await trigger();
			await publish(workflow);
			const before = await given.account.callbacks();

			await expect(given.stage.client().listen(workflow.id, workflow.nodeName)).rejects.toThrow(
				/published.*Get Sample/is,
			);

			expect(await given.account.callbacks()).toEqual(before);
			await given.account.send(COMPLETE);
			expect(await given.stage.client().waitForExecutions(workflow.id, 1)).toHaveLength(1);
			await unpublish(workflow);
		});

		test('Borrow: the test and production both process the event, and the address is back', async () => {
			const workflow = await trigger({ options: { testWhilePublished: 'borrow' } });
			await publish(workflow);
			const before = await content();
			const listening = await given.stage.client().listen(workflow.id, workflow.nodeName);
			expect((await slot())?.url).toBe(workflow.testUrl);

			await given.account.send(COMPLETE);

			const test = await listening.execution();
			const done = await given.stage.client().waitForExecutions(workflow.id, 2);
			const production = done.filter(({ mode }) => mode === 'webhook');
			expect(production).toHaveLength(1);
			expect(test.items('After')).toHaveLength(1);
			expect(production[0].items('After')).toEqual(test.items('After'));
			await waitFor('the address to be back', async () => (await slot())?.url === before?.url);
			expect(await content()).toEqual(before);
			await unpublish(workflow);
			expect(await given.account.callbacks()).toEqual([]);
		});

		test('Borrow: the address comes back even when PAVE refuses that at first', async () => {
			const workflow = await trigger({ options: { testWhilePublished: 'borrow' } });
			await publish(workflow);
			const before = await content();
			const listening = await given.stage.client().listen(workflow.id, workflow.nodeName);
			await given.running.addFault({
				method: 'PUT',
				path: '/v1/callbacks',
				times: 2,
				kind: 'status',
				status: 500,
				body: { message: 'Server Error' },
			});

			await given.account.send(COMPLETE);
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
			const listening = await given.stage.client().listen(workflow.id, workflow.nodeName);
			await given.running.setDown({ down: true });
			await listening.cancel();
			await pause(15_000);
			await given.running.setDown({ down: false });

			// n8n keeps a test registration whose removal threw, and then refuses every later one.
			given.account = await given.running.openAccount();
			const other = await trigger();
			const again = await given.stage.client().listen(other.id, other.nodeName);
			await given.account.send(COMPLETE);
			expect((await again.execution()).status).toBe('success');
			await unpublish(workflow);
		});

		test('Borrow: the address comes back when the user stops listening', async () => {
			const workflow = await trigger({ options: { testWhilePublished: 'borrow' } });
			await publish(workflow);
			const listening = await given.stage.client().listen(workflow.id, workflow.nodeName);

			await listening.cancel();

			await waitFor('the address to be back', async () => {
				return (await slot())?.url === workflow.productionUrl;
			});
			await unpublish(workflow);
		});

		test('never takes a test event away from somebody else', async () => {
			await given.account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const before = await given.account.callbacks();
			const workflow = await trigger({
				existingCallback: 'replace',
				options: { testWhilePublished: 'borrow' },
			});

			await expect(given.stage.client().listen(workflow.id, workflow.nodeName)).rejects.toThrow(
				'dms.example.com',
			);

			await pause(500);
			expect(await given.account.callbacks()).toEqual(before);
		});

		test('Borrow: a killed n8n’s left-over is repaired at the next publish', async () => {
			const workflow = await trigger({ options: { testWhilePublished: 'borrow' } });
			await publish(workflow);
			await given.stage.client().listen(workflow.id, workflow.nodeName);

			await given.stage.killAndRestart();
			expect((await slot())?.url).toBe(workflow.testUrl);
			await given.stage.client().updateNode(workflow.id, workflow.nodeName, (node) => ({
				...node,
				parameters: { ...node.parameters, simplify: false },
			}));

			expect((await publish(workflow)).status).toBe('published');
			expect((await slot())?.url).toBe(workflow.productionUrl);
			await unpublish(workflow);
			expect(await given.account.callbacks()).toEqual([]);
		});
	});
});
