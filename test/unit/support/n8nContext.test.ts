import type { IDataObject } from 'n8n-workflow';

import { createN8nHarness } from '../../support/n8nContext';
import { packageCredentialTypes } from '../../support/n8n/credentials';
import { WebhookServer } from '../../support/n8n/webhookServer';
import { Echo, echoApi } from './echo';

const credentials = () => ({ echoApi: { key: 'secret' } });
const harnessOf = (extra = {}) =>
	createN8nHarness({ credentials: credentials(), credentialTypes: [echoApi], ...extra });

/** What the node left in its own part of the workflow's static data. */
const stored = (staticData: IDataObject) => staticData['node:Echo'] as IDataObject;

describe('the n8n harness', () => {
	test('execute: parameters, expressions, instance id, hints, binary data', async () => {
		const { outputs, hints } = await harnessOf({ instanceId: 'abc' }).execute(
			new Echo(),
			{ text: '={{ $json.a + 1 }}' },
			[{ json: { a: 1 } }, { json: { a: 2 } }],
			{ continueOnFail: true, mode: 'manual' },
		);
		expect(outputs[0]).toHaveLength(2);
		expect(outputs[0][0].json).toEqual({
			a: 1,
			mode: 'manual',
			text: 2,
			instance: 'abc',
			isNew: true,
			answer: null,
			continueOnFail: true,
			cancelled: false,
		});
		const file = outputs[0][0].binary?.file;
		expect(Buffer.from(String(file?.data), 'base64').toString()).toBe('bytes');
		expect(hints).toEqual([{ message: 'a hint' }]);
	});

	test('execute: real HTTP, authenticated by the credential class with defaults filled in', async () => {
		const server = await WebhookServer.start();
		server.register('/echo', async (request, response) => {
			response.json({ key: request.headers['x-key'] });
		});
		const harness = harnessOf();
		const { outputs } = await harness.execute(new Echo(), { url: `${server.origin}/echo` });
		expect(outputs[0][0].json.answer).toEqual({ key: 'secret' });
		harness.credentials.echoApi = { key: 'rotated' };
		const again = await harness.execute(new Echo(), { url: `${server.origin}/echo` });
		expect(again.outputs[0][0].json.answer).toEqual({ key: 'rotated' });
		expect(harness.credentialReads).toBe(2);
		delete harness.credentials.echoApi;
		await expect(harness.execute(new Echo(), { url: `${server.origin}/echo` })).rejects.toThrow(
			'does not exist',
		);
		await server.close();
	});

	test('execute: the vendor answers an error: what n8n makes of it is thrown', async () => {
		const server = await WebhookServer.start();
		const url = `${server.origin}/nowhere`;
		await expect(harnessOf().execute(new Echo(), { url })).rejects.toMatchObject({
			name: 'NodeApiError',
			httpCode: '404',
		});
		await server.close();
	});

	test('de-duplication is remembered per node id and n8n, and can be taken back', async () => {
		const harness = harnessOf();
		const isNew = async (options = {}) =>
			(await harness.execute(new Echo(), {}, undefined, options)).outputs[0][0].json.isNew;
		await expect(harness.execute(new Echo(), { what: 'fail' })).rejects.toThrow('on purpose');
		expect(await isNew()).toBe(true);
		expect(await isNew({ nodeName: 'Renamed' })).toBe(false);
		expect(await isNew({ nodeId: 'another' })).toBe(true);
		const other = await harnessOf().execute(new Echo(), {});
		expect(other.outputs[0][0].json.isNew).toBe(true);
	});

	test("execute: without other classes the package's own credentials authenticate", async () => {
		expect(packageCredentialTypes().map(({ name }) => name)).toEqual(['autoGrabApi', 'paveApi']);
	});

	test('hooks: modes, URLs and static data as n8n has them', async () => {
		const harness = harnessOf();
		const live = harness.hooks(new Echo(), {}, { webhookId: 'hook-1' });
		expect(await live.checkExists()).toBe(false);
		await live.create();
		expect(stored(live.staticData)).toEqual({
			registered: true,
			url: 'https://n8n.example.com/webhook/hook-1/webhook',
			modes: 'trigger/activate',
		});
		expect(await live.checkExists()).toBe(true);
		await live.delete();
		expect(stored(live.staticData)).toMatchObject({ modes: 'internal/update' });
		expect(stored(live.staticData)).not.toHaveProperty('registered');

		const test = harness.hooks(new Echo(), {}, { webhookId: 'hook-1', isTest: true });
		await test.create();
		expect(test.webhookUrl).toBe('https://n8n.example.com/webhook-test/hook-1/webhook');
		expect(stored(test.staticData)).toMatchObject({ url: test.webhookUrl, modes: 'manual/manual' });
	});

	test('hooks: a create that fails is followed by delete, and what it stored is kept', async () => {
		const staticData: IDataObject = {};
		const hooks = harnessOf().hooks(new Echo(), { what: 'fail create' }, { staticData });
		await expect(hooks.create()).rejects.toThrow('refused');
		expect(stored(staticData).registered).toBe(true);
		delete stored(staticData).registered;
		await expect(hooks.activate()).rejects.toThrow('refused');
		expect(stored(staticData).modes).toBe('internal/update');
		expect(stored(staticData)).not.toHaveProperty('registered');
	});

	test.each([
		['accept', 200, { received: true }, true],
		['ignore', 200, { received: true, ignored: 'unwanted' }, false],
		['deny', 401, { message: 'no' }, false],
	])('webhook: %s is answered %i', async (what, status, responseBody, starts) => {
		const harness = harnessOf();
		const result = await harness.webhook(new Echo(), { what }, { body: { event: 'x' } });
		expect(result).toMatchObject({ status, responseBody });
		expect(result.items !== undefined).toBe(starts);
		await harness.close();
	});

	test('webhook: body, raw body, headers and query reach the node; test runs are manual', async () => {
		const harness = harnessOf();
		const result = await harness.webhook(
			new Echo(),
			{},
			{
				rawBody: '{"event": "x"}',
				headers: { Authorization: 'Bearer t' },
				query: { token: 'q' },
				isTest: true,
			},
		);
		expect(result.items?.[0].json).toEqual({
			body: { event: 'x' },
			token: 'Bearer t',
			query: { token: 'q' },
			mode: 'manual',
			raw: '{"event": "x"}',
		});
		await harness.close();
	});

	test('webhook: a throw is what it is in n8n, a 500 and an execution with an empty item', async () => {
		const harness = harnessOf();
		const result = await harness.webhook(new Echo(), { what: 'throw' });
		expect(result).toMatchObject({ status: 500, items: [{ json: {} }] });
		expect(result.error?.message).toBe('broken');
		await harness.close();
	});

	test('deliver and serve: a delivery is processed by execute()', async () => {
		const harness = harnessOf();
		const delivered = await harness.deliver(new Echo(), {}, { body: { n: 1 } });
		expect(delivered.execution?.outputs[0][0].json).toMatchObject({
			body: { n: 1 },
			mode: 'webhook',
		});
		const failed = await harness.deliver(new Echo(), { what: 'fail' });
		expect(failed).toMatchObject({
			status: 200,
			execution: { error: { message: 'failed on purpose' } },
		});

		await harness.listen();
		const hooks = harness.hooks(new Echo(), {});
		const node = await harness.serve(new Echo(), {});
		expect(node.url).toBe(hooks.webhookUrl);
		const options: RequestInit = {
			method: 'POST',
			body: '{}',
			headers: { 'content-type': 'application/json' },
		};
		expect((await fetch(node.url, options)).status).toBe(200);
		await node.settled();
		expect(node.deliveries).toHaveLength(1);
		expect(node.deliveries[0].execution?.outputs[0]).toHaveLength(1);
		node.stop();
		expect((await fetch(node.url, options)).status).toBe(404);
		await harness.close();
	});
});
