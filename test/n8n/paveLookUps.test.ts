import { pause, waitFor } from '../../tools/sandbox';
import { COMPLETE, OneSlot } from './support/oneSlot';

/** PAVE has one address per API key and event: what happens when somebody else has it, or a test wants it. */
describe('PAVE’s one address per event, in a real n8n', () => {
	const given = new OneSlot();
	const { trigger, publish, unpublish } = given;

	describe('options that ask PAVE for more', () => {
		test('downloads photos as files; one that fails leaves the event and the others intact', async () => {
			await given.running.simulator.configure({ photoFaults: { '4': 'missing' } });
			const workflow = await trigger({ options: { downloadPhotos: true, includeSession: true } });
			await publish(workflow);
			await given.account.send(COMPLETE);

			const [execution] = await given.stage.client().waitForExecutions(workflow.id, 1, 40_000);

			expect(execution.status).toBe('success');
			const run = execution.nodes.find(({ node }) => node === workflow.nodeName);
			const [item] = run?.outputs[0] ?? [];
			const files = Object.values(item.binary ?? {});
			expect(files.length).toBeGreaterThanOrEqual(5);
			for (const { mimeType } of files) expect(mimeType).toBe('image/jpeg');
			expect(item.json).toHaveProperty('source_name');
			expect(run?.hints.join()).toMatch(/photo/i);
			await given.running.simulator.configure({ photoFaults: {} });
			await unpublish(workflow);
		});

		test('processes an event whose execution a power cut interrupted, when it is retried', async () => {
			const workflow = await trigger({
				events: ['SESSION:NOTE_INSERT'],
				options: { includeSession: true },
			});
			await publish(workflow);
			await given.running.addFault({
				method: 'GET',
				path: '/v1/sessions',
				kind: 'delay',
				delayMs: 20_000,
				times: 'always',
			});
			await given.account.send('SESSION:NOTE_INSERT');
			await waitFor('the execution to start', async () => {
				const [execution] = await given.stage.client().executions(workflow.id);
				return execution?.status === 'running';
			});
			await pause(500);

			await given.stage.killAndRestart();
			await given.running.clearFaults();

			const [interrupted] = await given.stage.client().waitForExecutions(workflow.id, 1, 60_000);
			expect(interrupted.status).toBe('crashed');
			const retried = await given.stage.client().retry(interrupted.id);
			expect(retried.status).toBe('success');
			expect(retried.items('After')).toEqual([
				expect.objectContaining({ event: 'SESSION:NOTE_INSERT' }),
			]);
			await unpublish(workflow);
		});
	});
});
