import { startCrm } from '../../tools/demo/crm';
import { waitFor } from '../../tools/sandbox';
import { COMPLETE, FOREIGN, OneSlot } from './support/oneSlot';

/** PAVE has one address per API key and event: what happens when somebody else has it, or a test wants it. */
describe('PAVE’s one address per event, in a real n8n', () => {
	const given = new OneSlot();
	const { trigger, publish, unpublish, slot, content } = given;

	describe('somebody else has it', () => {
		test('Stop and Tell Me: names the owner and the choices, and touches nothing', async () => {
			await given.account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const before = await given.account.callbacks();

			const { status, errors } = await publish(
				await trigger({ events: [COMPLETE, 'SESSION:NOTE_INSERT'] }),
			);

			expect(status).toBe('failed');
			expect(errors[0]).toContain('dms.example.com');
			expect(errors[0]).toContain('Session Complete');
			expect(errors[0]).toContain('Take Over');
			expect(await given.account.callbacks()).toEqual(before);
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
			const copy = workflow.productionUrl.replace(given.stage.n8n.url, 'https://n8n.example.org');
			await given.account.addForeign(COMPLETE, copy, 'token-of-the-other-n8n');

			const { status, errors } = await publish(workflow);

			expect(status).toBe('failed');
			expect(errors[0]).toContain('n8n.example.org');
			expect((await slot())?.url).toBe(copy);
		});

		test('Take Over: receives, and puts the other one back on unpublish', async () => {
			await given.account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const theirs = await content();
			const workflow = await trigger({ existingCallback: 'replace' });

			expect((await publish(workflow)).status).toBe('published');
			expect((await slot())?.url).toBe(workflow.productionUrl);
			await given.account.send(COMPLETE);
			expect(await given.stage.client().waitForExecutions(workflow.id, 1)).toHaveLength(1);

			expect((await unpublish(workflow)).errors).toEqual([]);
			expect(await content()).toEqual(theirs);
		});

		test('Take Over: still puts it back after the workflow was changed and published again', async () => {
			await given.account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const theirs = await content();
			const workflow = await trigger({ existingCallback: 'replace' });
			await publish(workflow);
			await given.stage.client().updateNode(workflow.id, workflow.nodeName, (node) => ({
				...node,
				parameters: { ...node.parameters, simplify: false },
			}));

			expect((await publish(workflow)).status).toBe('published');
			expect((await slot())?.url).toBe(workflow.productionUrl);

			await unpublish(workflow);
			expect(await content()).toEqual(theirs);
		});

		test('Take Over: leaves it alone when somebody took the event back meanwhile', async () => {
			await given.account.addForeign(COMPLETE, FOREIGN, 'theirs');
			const workflow = await trigger({ existingCallback: 'replace' });
			await publish(workflow);
			await given.account.addForeign(COMPLETE, 'https://third.example.com/hook', 'third');

			await unpublish(workflow);

			expect((await slot())?.url).toBe('https://third.example.com/hook');
		});

		test('Take Over and Forward: the other one keeps receiving, with its own headers and attributes', async () => {
			const theirs = await startCrm();
			try {
				await given.account.addForeign(COMPLETE, `${theirs.url}/pave`, 'theirs');
				const workflow = await trigger({
					existingCallback: 'relay',
					options: { customAttributes: { attributes: [{ name: 'branch', value: 'North' }] } },
				});
				expect((await publish(workflow)).status).toBe('published');

				const { body } = await given.account.send(COMPLETE);

				const [execution] = await given.stage.client().waitForExecutions(workflow.id, 1);
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
});
