import {
	COMPLETE,
	crmCallback,
	sim,
	slot,
	triggerWith,
	usePaveTrigger,
} from '../support/paveTrigger';

usePaveTrigger();

describe('when somebody else already receives the event', () => {
	test('a failure whose undoing fails too says what is left, and unpublishing later puts everything right', async () => {
		await sim.replaceCallback(crmCallback());
		const down = { path: '/v1/callbacks', kind: 'status', status: 500, times: 'always' } as const;
		for (const method of ['POST', 'DELETE']) await sim.addFault({ ...down, method });
		await sim.addFault({ ...down, method: 'PUT', skip: 1 });
		const { hooks } = triggerWith({
			events: [COMPLETE, 'SESSION:STATUS_CHANGE'],
			existingCallback: 'replace',
		});
		await expect(hooks.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/could not be taken back and is still at PAVE/),
		});
		expect((await slot())?.url).not.toBe(crmCallback().url);
		await expect(hooks.delete()).rejects.toThrow();
		await sim.clearFaults();
		await hooks.delete();
		expect((await slot())?.url).toBe(crmCallback().url);
	});

	test('n8n killed before it saved its state: the displaced one is still put back', async () => {
		await sim.replaceCallback(crmCallback());
		const parameters = { events: [COMPLETE], existingCallback: 'replace' };
		await triggerWith(parameters).hooks.activate();
		await triggerWith(parameters, { staticData: {} }).hooks.delete();
		expect(await slot()).toMatchObject({
			url: crmCallback().url,
			headers: { 'X-CRM': 'their secret' },
		});
		expect((await slot())?.headers).not.toHaveProperty('X-N8n-Displaced');
	});

	test('a displaced one that PAVE does not take back is not forgotten: unpublishing fails and names it', async () => {
		await sim.replaceCallback(crmCallback());
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		await sim.addFault({
			method: 'PUT',
			path: '/v1/callbacks',
			times: 'always',
			kind: 'status',
			status: 400,
			body: { message: 'Missing required fields.' },
		});
		await expect(hooks.delete()).rejects.toMatchObject({
			message: expect.stringMatching(
				/could not be given back SESSION:COMPLETE: Missing required fields/,
			),
		});
		await sim.clearFaults();
		await hooks.delete();
		expect((await slot())?.url).toBe(crmCallback().url);
	});

	test('the third of five registrations fails: nothing stays, and the message can be understood', async () => {
		await sim.addFault({
			method: 'POST',
			path: '/v1/callbacks',
			skip: 2,
			times: 'always',
			kind: 'status',
			status: 500,
		});
		const { hooks } = triggerWith({
			events: [
				COMPLETE,
				'SESSION:NOTE_INSERT',
				'SESSION:SMS_PROCESS',
				'SESSION:STAGE_CHANGE',
				'SESSION:STATUS_CHANGE',
			],
		});
		await expect(hooks.create()).rejects.toMatchObject({
			message: expect.stringMatching(
				/PAVE has a problem right now.*Nothing was left half registered/s,
			),
		});
		expect(await sim.callbacks()).toEqual([]);
	});

	test.each(['refuse', 'overwrite'] as const)(
		'a second POST that PAVE would %s does no harm',
		async (secondPost) => {
			await sim.configure({ secondPost });
			await sim.addFault({ method: 'POST', path: '/v1/callbacks', kind: 'act-then-drop' });
			await triggerWith({ events: [COMPLETE] }).hooks.activate();
			expect(await sim.callbacks()).toHaveLength(1);
		},
	);

	test.each([
		{ objectsAs: 'string' },
		{ emptyListAs: 'null' },
		{ emptyObjectsAs: 'array' },
		{ putOmitted: 'clear' },
	] as const)('works where PAVE answers %j', async (settings) => {
		await sim.configure(settings);
		const { hooks } = triggerWith({ events: [COMPLETE] });
		await hooks.activate();
		expect(await hooks.checkExists()).toBe(true);
		await hooks.delete();
		expect(await sim.callbacks()).toEqual([]);
	});
});
