import {
	autoGrab,
	callAutoGrab,
	createWebhook,
	startReceiver,
	useAutoGrab,
	WEBHOOK,
	webhookIdOf,
} from './support';

useAutoGrab();

describe('access', () => {
	test('tells a wrong key (401) from a missing licence (403)', async () => {
		const wrong = await callAutoGrab('GET', '/webhooks?region=au', undefined, {
			apiKey: 'sec_wrong',
		});
		expect([wrong.status, wrong.json]).toEqual([401, { error: true, message: 'Unauthorized' }]);
		const other = await autoGrab.addAccount({ licences: { au: ['vehicles'] } });
		const unlicensed = await callAutoGrab('GET', '/webhooks?region=au', undefined, {
			apiKey: other.apiKey,
		});
		expect([unlicensed.status, unlicensed.body.error]).toEqual([403, true]);
	});

	test.each([
		['error-true', { error: true, message: 'Invalid Webhook ID' }],
		['success-false', { success: false, message: 'Invalid Webhook ID' }],
		['error-text', { error: 'Invalid Webhook ID' }],
	] as const)('answers errors with 200 and %s when told to', async (errorBody, body) => {
		await autoGrab.configure({ errorStatus: '200', errorBody });
		const answer = await callAutoGrab('GET', '/webhooks/nope?region=au');
		expect([answer.status, answer.json]).toEqual([200, body]);
	});

	test('limits requests per second and product, with the documented headers', async () => {
		await autoGrab.configure({ rateLimitPerSecond: 2 });
		const answers = await Promise.all(
			Array.from({ length: 8 }, async () => await callAutoGrab('GET', '/webhooks?region=au')),
		);
		const refused = answers.filter(({ status }) => status === 429);
		expect(refused.length).toBeGreaterThanOrEqual(4);
		const { headers } = refused[0];
		expect(headers.get('rate-limit-total')).toBe('2');
		expect(headers.get('rate-limit-remaining')).toBe('0');
		const wait = Number(headers.get('rate-limit-reset')) - Date.now() / 1000;
		expect(wait).toBeGreaterThan(-1);
		expect(wait).toBeLessThanOrEqual(1);
	});
});

describe('webhooks', () => {
	test('creates, lists, reads, changes and deletes', async () => {
		const created = await callAutoGrab('POST', '/webhooks', WEBHOOK);
		expect(created.status).toBe(200);
		const { name, format, endpoint, events } = WEBHOOK;
		expect(created.body.webhook).toMatchObject({ name, format, endpoint, events });
		expect(created.body.webhook).not.toHaveProperty('region');
		const id = webhookIdOf(created);
		expect((await callAutoGrab('GET', `/webhooks/${id}?region=au`)).body.webhook).toEqual(
			created.body.webhook,
		);
		const second = await createWebhook({ name: 'Second' });
		const list = await callAutoGrab('GET', '/webhooks?region=au');
		expect(list.body.webhooks).toMatchObject([{ id: second }, { id }]);
		expect((await callAutoGrab('GET', '/webhooks?region=nz')).json).toEqual({
			success: true,
			webhooks: [],
		});
		const changed = await callAutoGrab('PATCH', `/webhooks/${id}?region=au`, {
			name: '',
			events: WEBHOOK.events,
		});
		expect(changed.body).toMatchObject({ webhook: { name: null }, updates: { name: '' } });
		expect(changed.body.updates).toEqual({ name: '' });
		expect((await callAutoGrab('DELETE', `/webhooks/${id}?region=au`)).body.webhook).toMatchObject({
			id,
		});
		expect((await callAutoGrab('DELETE', `/webhooks/${id}?region=au`)).body.message).toBe(
			'Invalid Webhook ID',
		);
		expect(await autoGrab.webhooks()).toHaveLength(1);
	});

	test('gives each of the documented errors its own cause', async () => {
		const id = await createWebhook();
		const other = await autoGrab.addAccount();
		const foreign = await autoGrab.addWebhook({
			apiKey: other.apiKey,
			endpoint: 'http://127.0.0.1:9/x',
		});
		const message = async (path: string) => (await callAutoGrab('GET', path)).body.message;
		expect(await message(`/webhooks/${id}?region=nz`)).toBe('Invalid Region');
		expect(await message(`/webhooks/${id}?region=mars`)).toBe('Invalid Region');
		expect(await message(`/webhooks/${id}`)).toBe('Request validation failed');
		expect(await message('/webhooks/00000000-0000-0000-0000-000000000000?region=au')).toBe(
			'Invalid Webhook ID',
		);
		expect(await message(`/webhooks/${foreign.id}?region=au`)).toBe(
			"You don't have permission to access that webhook",
		);
	});

	test.each([
		['no name', { name: '' }],
		['no region in the body', { region: undefined }],
		['another format', { format: 'xml' }],
		['no address', { endpoint: 'nowhere' }],
		['ping as event', { events: ['ping'] }],
		['price_change as event', { events: ['price_change'] }],
		['headers as an object', { headers: { a: 'b' } }],
	])('refuses to create with %s', async (_what, changes) => {
		const answer = await callAutoGrab('POST', '/webhooks?region=au', { ...WEBHOOK, ...changes });
		expect([answer.status, answer.json]).toEqual([
			400,
			{ error: true, message: 'Request validation failed' },
		]);
		expect(await autoGrab.webhooks()).toHaveLength(0);
	});

	test('refuses to change what cannot be changed, and bad JSON', async () => {
		const id = await createWebhook();
		for (const body of [
			{ id: 'x' },
			{ region: 'nz' },
			{ events: ['nope'] },
			{ endpoint: '' },
			{ nme: 'x' },
		]) {
			expect((await callAutoGrab('PATCH', `/webhooks/${id}?region=au`, body)).status).toBe(400);
		}
		expect(
			(await callAutoGrab('PATCH', `/webhooks/${id}?region=au`, undefined, { raw: '{' })).status,
		).toBe(400);
	});

	test('has the undocumented variants behind switches', async () => {
		await autoGrab.configure({ createEvents: 'ignore', createStatus: 201, patchEndpoint: 'stale' });
		const created = await callAutoGrab('POST', '/webhooks', WEBHOOK);
		expect(created.status).toBe(201);
		expect(created.body.webhook).toMatchObject({ events: ['recapture_new'] });
		const endpoint = 'http://127.0.0.1:9/new';
		const changed = await callAutoGrab('PATCH', `/webhooks/${webhookIdOf(created)}?region=au`, {
			endpoint,
		});
		expect(changed.body).toMatchObject({
			webhook: { endpoint: WEBHOOK.endpoint },
			updates: { endpoint },
		});
		expect((await autoGrab.webhooks())[0].endpoint).toBe(endpoint);
	});

	test('pings for real and reports what the endpoint said', async () => {
		const receiver = await startReceiver(418);
		const id = await createWebhook({ endpoint: `${receiver.url}/in?token=abc` });
		const answer = await callAutoGrab('POST', `/webhooks/${id}/ping?region=au`);
		expect(answer.body.ping).toMatchObject({
			webhook_id: id,
			format: 'json',
			response_status: 418,
		});
		expect(receiver.received[0]).toMatchObject({
			method: 'POST',
			url: '/in?token=abc',
			body: { event: 'ping', data: { webhook_id: id } },
		});
		await receiver.close();
		const dead = await callAutoGrab('POST', `/webhooks/${id}/ping?region=au`);
		expect(dead.body.ping).toMatchObject({ response_status: null });
		await autoGrab.configure({ failedPing: 'error' });
		expect((await callAutoGrab('POST', `/webhooks/${id}/ping?region=au`)).status).toBe(400);
	});
});
