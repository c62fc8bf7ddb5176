import { type ProbeStage, openProbeStage } from '../n8n/support/probe';

/**
 * The older way in which n8n registers triggers, as the simulation models it (`publishLegacy`), asked of an n8n that
 * has it: every version of `N8N_VERSIONS` but the newest, whose way test/n8n/assumptions.test.ts pins.
 */
let stage: ProbeStage;

beforeAll(async () => {
	stage = await openProbeStage();
});
afterAll(async () => await stage?.close());

const begun = (name: string) =>
	stage
		.notes(name)
		.filter(({ moment }) => moment === 'begins')
		.map(({ hook }) => hook);

test('one trigger is registered after the other', async () => {
	stage.order({ 'Left.create': { pauseMs: 500 }, 'Right.create': { pauseMs: 500 } });
	const { id } = await stage.workflow('Left', 'Right');
	expect((await stage.client().publish(id)).errors).toEqual([]);
	const [left, right] = ['Left', 'Right'].map((name) => {
		const [begins, ends] = stage.notes(name, 'create');
		return { begins: begins.at, ends: ends.at };
	});
	expect(left.begins < right.begins ? left.ends <= right.begins : right.ends <= left.begins).toBe(
		true,
	);
	expect(begun('Left')).toEqual(['checkExists', 'create']);
});

test('a create that throws is not tried again; all are taken down, without what create had in memory', async () => {
	stage.order({
		'First.create': { remember: 'of the first' },
		'Refused.create': { fails: true, remember: 'of the failed attempt' },
	});
	const { id, production } = await stage.workflow('First', 'Refused');
	const { status, errors } = await stage.client().publish(id);
	expect({ status, errors: errors.join() }).toEqual({
		status: 'failed',
		errors: expect.stringContaining('create was told to fail'),
	});
	for (const name of ['First', 'Refused']) {
		expect(begun(name)).toEqual(['checkExists', 'create', 'delete']);
		expect(stage.notes(name, 'delete')[0].staticData).toEqual({});
		expect((await fetch(production[name], { method: 'POST' })).status).toBe(404);
	}
});

test('unpublishing asks delete once, with the static data that create left', async () => {
	stage.order({ 'Leaving.create': { remember: 'of create' } });
	const { id } = await stage.workflow('Leaving');
	await stage.client().publish(id);
	await stage.client().unpublish(id);
	expect(begun('Leaving')).toEqual(['checkExists', 'create', 'delete']);
	expect(stage.notes('Leaving', 'delete')[0].staticData).toEqual({ memory: 'of create' });
});

test('where delete throws, n8n only notes it: what came after is not asked, and nothing answers', async () => {
	stage.order({ 'Stuck.delete': { fails: true } });
	const { id, production } = await stage.workflow('Stuck', 'Behind');
	await stage.client().publish(id);
	const { status, errors } = await stage.client().unpublish(id);
	expect(status).toBe('not_published');
	expect(errors.join()).toContain('delete was told to fail');
	expect(begun('Stuck')).toEqual(['checkExists', 'create', 'delete']);
	expect(begun('Behind')).toEqual(['checkExists', 'create']);
	for (const url of Object.values(production)) {
		const answer = async (method: string) => (await fetch(url, { method })).status;
		// The row stays, so n8n takes the address for registered, and finds nothing published behind it.
		expect(await Promise.all(['OPTIONS', 'POST'].map(answer))).toEqual([204, 404]);
	}
	expect((await stage.client().publish(id)).errors).toEqual([]);
	expect(begun('Stuck').slice(3)).toEqual(['checkExists', 'create']);
	expect((await fetch(production.Behind, { method: 'POST' })).status).toBe(200);
});

test('after a restart every trigger is asked again', async () => {
	stage.order({ 'Again.create': { remember: 'of create' } });
	const { id, production } = await stage.workflow('Again');
	await stage.client().publish(id);
	await stage.restart();
	await stage.begun('Again', 'create', 2);
	expect(begun('Again')).toEqual(['checkExists', 'create', 'checkExists', 'create']);
	expect(stage.notes('Again', 'create').at(-1)?.staticData).toEqual({ memory: 'of create' });
	expect((await fetch(production.Again, { method: 'POST' })).status).toBe(200);
});
