import { waitFor } from '../../tools/sandbox';
import { type Note, type ProbeStage, openProbeStage } from '../n8n/support/probe';

/** What the triggers take for granted of every n8n they support. */
let stage: ProbeStage;

beforeAll(async () => {
	stage = await openProbeStage();
});
afterAll(async () => await stage?.close());

const post = async (url: string) => await fetch(url, { method: 'POST', body: '{}' });
/** Whether the workflow was active, as each hook of a node was told. */
const activeIn = (node: string, ...hooks: Array<Note['hook']>) =>
	stage
		.notes(node)
		.filter(({ moment, hook }) => moment === 'begins' && hooks.includes(hook))
		.map(({ hook, active }) => `${hook} ${active}`);

test('the workflow is active in every hook of publishing and unpublishing', async () => {
	const { id } = await stage.workflow('Published');
	await stage.client().publish(id);
	await stage.client().unpublish(id);
	expect(activeIn('Published', 'checkExists', 'create', 'delete')).toEqual([
		'checkExists true',
		'create true',
		'delete true',
	]);
});

test('also in those that follow a publishing that failed', async () => {
	stage.order({ 'Failing.create': { fails: true } });
	const { id } = await stage.workflow('Failing');
	expect((await stage.client().publish(id)).status).toBe('failed');
	const told = new Set(activeIn('Failing', 'create', 'delete'));
	expect([...told]).toEqual(['create true', 'delete true']);
});

test.each([
	['stopped', 'Stopped'],
	['done with its event', 'Done'],
])('it is not active in the hooks of a test that is %s, published or not', async (_how, name) => {
	const { id, test: urls } = await stage.workflow(name);
	const listenOnce = async () => {
		const listening = await stage.client().listen(id, name);
		if (name === 'Done') await post(urls[name]);
		else await listening.cancel();
		await waitFor('the end', async () => (await post(urls[name])).status === 404);
	};
	await listenOnce();
	const told = ['checkExists false', 'create false', 'delete false'];
	expect(activeIn(name, 'checkExists', 'create', 'delete')).toEqual(told);
	await stage.client().publish(id);
	await listenOnce();
	expect(activeIn(name, 'checkExists', 'create', 'delete').slice(-3)).toEqual(told);
});

test('nor in those of a test that could not begin', async () => {
	stage.order({ 'Unheard.create': { fails: true } });
	const { id } = await stage.workflow('Unheard');
	await expect(stage.client().listen(id, 'Unheard')).rejects.toThrow('told to fail');
	expect(activeIn('Unheard', 'create', 'delete')).toEqual(['create false', 'delete false']);
});

test('an address is not served once it is unpublished, nor under an endpoint that n8n does not have', async () => {
	const { id, production } = await stage.workflow('Moved');
	await stage.client().publish(id);
	const elsewhere = await post(production.Moved.replace('/webhook/', '/former-webhook/'));
	expect(elsewhere.status).toBe(404);
	expect(await elsewhere.text()).toMatch(/^<!DOCTYPE html>[^]*Cannot POST/i);
	await stage.client().unpublish(id);
	const gone = await post(production.Moved);
	expect(gone.status).toBe(404);
	expect(await gone.text()).toMatch(/is not registered/);
});

test('a failed unpublish counts as done', async () => {
	stage.order({ 'Stuck.delete': { fails: true } });
	const { id, production } = await stage.workflow('Stuck');
	await stage.client().publish(id);
	expect((await stage.client().unpublish(id)).status).toBe('not_published');
	expect((await post(production.Stuck)).status).toBe(404);
});
