import { pause, waitFor } from '../../tools/sandbox';
import { type ProbeStage, openProbeStage } from './support/probe';

/** The same as assumptions.test.ts, of tests that listen and of requests to webhook addresses. */
describe('n8n’s tests and webhook addresses, as the simulation models them', () => {
	let stage: ProbeStage;

	beforeAll(async () => {
		stage = await openProbeStage();
	});
	afterAll(async () => await stage?.close());

	const post = async (url: string, init: RequestInit = {}) =>
		await fetch(url, { method: 'POST', body: '{}', ...init });
	const publish = async (id: string) => await stage.client().publish(id);
	/** Resolves when n8n has taken a test down altogether, which it does behind the answer. */
	const over = async (node: string, url: string) =>
		await waitFor(`the test of ${node} to be over`, async () => (await post(url)).status === 404);

	test('a test asks checkExists and create with the test address, and delete after its first event', async () => {
		stage.order({ 'Tested.create': { remember: 'of the test' } });
		const { id, test: urls } = await stage.workflow('Tested');
		const listening = await stage.client().listen(id, 'Tested');
		expect((await post(urls.Tested)).status).toBe(200);
		await listening.execution();
		await stage.begun('Tested', 'delete');
		await over('Tested', urls.Tested);
		expect(stage.asked('Tested').filter((hook) => hook !== 'webhook')).toEqual(
			expect.arrayContaining(['checkExists', 'create', 'delete', 'execute']),
		);
		expect(stage.notes('Tested', 'delete')).toHaveLength(2);
		expect(stage.notes('Tested', 'create')[0]).toMatchObject({
			mode: 'manual',
			activation: 'manual',
			url: urls.Tested,
		});
		expect(stage.notes('Tested', 'delete')[0]).toMatchObject({
			mode: 'internal',
			activation: 'update',
			url: urls.Tested,
			staticData: { memory: 'of the test' },
		});
	});

	test('in a test webhook() sees the test’s static data and the production address, execute() what is published', async () => {
		stage.order({ 'Both.create': { remember: 'of production' } });
		const { id, production, test: urls } = await stage.workflow('Both');
		await publish(id);
		stage.order({ 'Both.create': { remember: 'of the test' } });
		const listening = await stage.client().listen(id, 'Both');
		await post(urls.Both);
		await listening.execution();
		expect(stage.notes('Both', 'webhook')[0]).toMatchObject({
			mode: 'manual',
			url: production.Both,
			staticData: { memory: 'of the test' },
		});
		expect(stage.notes('Both', 'execute')[0]).toMatchObject({
			mode: 'manual',
			staticData: { memory: 'of production' },
		});
	});

	test('an event before create has returned sees no static data and ends the test with none', async () => {
		stage.order({ 'Early.create': { pauseMs: 1_500, remember: 'too late' } });
		const { id, test: urls } = await stage.workflow('Early');
		const listening = stage.client().listen(id, 'Early');
		await stage.begun('Early', 'create');
		expect((await post(urls.Early)).status).toBe(200);
		await listening;
		const seen = (hook: 'webhook' | 'delete') => stage.notes('Early', hook)[0]?.staticData;
		await stage.begun('Early', 'delete');
		expect([seen('webhook'), seen('delete')]).toEqual([{}, {}]);
		// And n8n writes its entry again when create returns, so the address goes on answering.
		expect((await post(urls.Early)).status).toBe(200);
		await over('Early', urls.Early);
	});

	test('a test whose create throws is taken down once, with what create had in memory', async () => {
		stage.order({ 'Unheard.create': { fails: true, remember: 'half done' } });
		const { id, test: urls } = await stage.workflow('Unheard');
		await expect(stage.client().listen(id, 'Unheard')).rejects.toThrow('create was told to fail');
		expect(stage.asked('Unheard')).toEqual(['checkExists', 'create', 'delete']);
		expect(stage.notes('Unheard', 'delete')[0].staticData).toEqual({ memory: 'half done' });
		expect((await post(urls.Unheard)).status).toBe(404);
	});

	test('a test whose delete throws is kept', async () => {
		stage.order({ 'Kept.delete': { fails: true } });
		const { id, test: urls } = await stage.workflow('Kept');
		const listening = await stage.client().listen(id, 'Kept');
		await listening.cancel();
		await stage.begun('Kept', 'delete');
		await pause(500);
		expect((await post(urls.Kept)).status).toBe(200);
		stage.order({ 'Kept.delete': {} });
	});

	test('what n8n answers to questions at addresses that are registered, and at such that are not', async () => {
		const { id, production, test: urls } = await stage.workflow('Asked', 'Unasked');
		await publish(id);
		const ask = async (url: string, method: string) => {
			const origin = { Origin: stage.n8n.url, 'Access-Control-Request-Method': 'POST' };
			const headers: Record<string, string> = method === 'OPTIONS' ? origin : {};
			const answer = await fetch(url, { method, headers });
			return {
				status: answer.status,
				methods: answer.headers.get('access-control-allow-methods'),
				text: await answer.text(),
			};
		};
		const nowhere = production.Asked.replace(/[0-9a-f]{8}-/, '00000000-');
		expect(await ask(production.Asked, 'OPTIONS')).toMatchObject({
			status: 204,
			methods: 'OPTIONS, POST',
		});
		expect((await ask(nowhere, 'OPTIONS')).status).toBe(500);
		expect((await ask(urls.Asked, 'OPTIONS')).status).toBe(404);
		const other = await ask(production.Asked, 'PATCH');
		expect(other.status).toBe(404);
		expect(other.text).toMatch(/not registered for PATCH requests.*make an? .*POST/i);
		for (const url of [nowhere, urls.Asked]) {
			const none = await ask(url, 'PATCH');
			expect(none.status).toBe(404);
			expect(none.text).toMatch(/requested webhook .* is not registered/i);
		}
	});

	test('JSON that is cut is answered by n8n itself, and webhook() is not asked', async () => {
		const { id, production } = await stage.workflow('Cut');
		await publish(id);
		const headers = { 'content-type': 'application/json' };
		expect((await post(production.Cut, { headers, body: '{"event":' })).status).toBe(422);
		expect(stage.notes('Cut', 'webhook')).toEqual([]);
	});

	test('where webhook() throws n8n answers 500 and starts an execution all the same', async () => {
		stage.order({ 'Thrower.webhook': { fails: true } });
		const { id, production } = await stage.workflow('Thrower');
		await publish(id);
		expect((await post(production.Thrower)).status).toBe(500);
		expect(await stage.client().waitForExecutions(id, 1)).toHaveLength(1);
	});
});
