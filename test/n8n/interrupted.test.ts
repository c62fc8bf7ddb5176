import { pause, waitFor } from '../../tools/sandbox';
import { LifecycleStage } from './support/lifecycleStage';
import { pave } from './support/pave';

const given = new LifecycleStage(pave);

/** Apart from the lifecycle, because nobody may kill the n8n that `npm test` shares. */
test('an event whose execution a power cut interrupted is processed when it is retried', async () => {
	const { stage, running } = given;
	const parameters = { events: ['SESSION:NOTE_INSERT'], options: { includeSession: true } };
	const workflow = await given.trigger(parameters);
	await given.publish(workflow);
	const slow = { kind: 'delay', delayMs: 20_000, times: 'always' } as const;
	await running.addFault({ method: 'GET', path: '/v1/sessions', ...slow });
	await given.account.send('SESSION:NOTE_INSERT');
	await waitFor('the execution to start', async () => {
		const [execution] = await given.executions(workflow);
		return execution?.status === 'running';
	});
	await pause(500);

	await stage.killAndRestart();
	await running.clearFaults();

	const [interrupted] = await stage.client().waitForExecutions(workflow.id, 1, 60_000);
	expect(interrupted.status).toBe('crashed');
	const retried = await stage.client().retry(interrupted.id);
	expect(retried.status).toBe('success');
	expect(retried.items('After')).toMatchObject([{ event: 'SESSION:NOTE_INSERT' }]);
});
