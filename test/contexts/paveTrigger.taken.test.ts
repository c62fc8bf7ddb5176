import {
	COMPLETE,
	crm,
	crmCallback,
	harness,
	node,
	sim,
	slot,
	triggerWith,
	usePaveTrigger,
} from '../support/paveTrigger';

usePaveTrigger();

describe('when somebody else already receives the event', () => {
	test('Stop and Tell Me changes nothing and names the event, the host and the choices', async () => {
		await sim.replaceCallback(crmCallback());
		const before = await sim.callbacks();
		const { hooks } = triggerWith({ events: [COMPLETE, 'SESSION:STATUS_CHANGE'] });
		await expect(hooks.activate()).rejects.toMatchObject({
			message: expect.stringMatching(
				new RegExp(
					`^PAVE already sends "Session Complete" to ${new URL(crm.url).host}\\. .*Take Over.*Take Over and Forward.*another API key`,
					's',
				),
			),
		});
		expect(await sim.callbacks()).toEqual(before);
	});

	test('the message holds neither path nor query of the other address', async () => {
		await sim.replaceCallback(crmCallback());
		const error: unknown = await triggerWith({ events: [COMPLETE] })
			.hooks.activate()
			.catch((e: unknown) => e);
		expect(JSON.stringify(error)).not.toMatch(/theirs|their secret/);
	});

	test('a workflow of this same n8n is named as such', async () => {
		await triggerWith({ events: [COMPLETE] }).hooks.activate();
		const second = harness.hooks(node, { events: [COMPLETE] }, { webhookId: 'another-webhook' });
		await expect(second.activate()).rejects.toMatchObject({
			message: expect.stringMatching(/another workflow in this n8n.*branch behind it/s),
		});
	});

	test('Take Over remembers it encrypted and puts it back on unpublishing', async () => {
		await sim.replaceCallback(crmCallback());
		const before = await slot();
		const { hooks, staticData } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		expect((await slot())?.url).toBe(hooks.webhookUrl);
		expect(JSON.stringify(staticData)).not.toMatch(/theirs|their secret/);
		await hooks.delete();
		expect(await slot()).toMatchObject({
			url: before?.url,
			method: 'PUT',
			headers: { 'X-CRM': 'their secret' },
			payload: { source: 'PAVE' },
		});
	});

	test('the slot is never free while it changes hands', async () => {
		await sim.replaceCallback(crmCallback());
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		await hooks.delete();
		const methods = (await sim.requests({ path: '/v1/callbacks' })).map(({ method }) => method);
		expect(methods).not.toContain('DELETE');
	});

	test('somebody who took the slot meanwhile keeps it', async () => {
		await sim.replaceCallback(crmCallback());
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		await sim.replaceCallback({ event: COMPLETE, url: 'https://third.example.com/x' });
		await hooks.delete();
		expect((await slot())?.url).toBe('https://third.example.com/x');
	});

	test('a displaced workflow of this n8n that no longer listens is not put back', async () => {
		const gone = `${new URL(triggerWith({}).hooks.webhookUrl).origin}/webhook/gone/webhook`;
		await sim.replaceCallback({ event: COMPLETE, url: gone });
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		await hooks.delete();
		expect(await slot()).toBeUndefined();
	});

	test('after the API key was changed, nothing is put back under the new one', async () => {
		await sim.replaceCallback(crmCallback());
		const { hooks } = triggerWith({ events: [COMPLETE], existingCallback: 'replace' });
		await hooks.activate();
		const other = await sim.addAccount({});
		Object.assign(harness.credentials.paveApi, other);
		await hooks.delete();
		expect(await sim.callbacks({ apiKey: other.apiKey })).toEqual([]);
	});

	test('a failure on the way puts the displaced one back', async () => {
		await sim.replaceCallback(crmCallback());
		const before = await sim.callbacks();
		await sim.addFault({
			method: 'POST',
			path: '/v1/callbacks',
			kind: 'status',
			status: 500,
			times: 'always',
		});
		const { hooks } = triggerWith({
			events: [COMPLETE, 'SESSION:STATUS_CHANGE'],
			existingCallback: 'replace',
		});
		await expect(hooks.create()).rejects.toMatchObject({
			message: expect.stringMatching(/Nothing was left half registered/),
		});
		const now = await sim.callbacks();
		expect(now.map(({ url, headers }) => ({ url, headers }))).toEqual(
			before.map(({ url, headers }) => ({ url, headers })),
		);
	});
});
