import { pause, waitFor } from '../../tools/sandbox';
import { type ProbeStage, openProbeStage } from './support/probe';

/**
 * What test/simulation takes for granted about n8n, asked of a real one: a trigger that notes down what is asked of it
 * stands where ours would. docs/reliability.md lists which assumption is pinned by which of these.
 */
describe('n8n, as the simulation models it', () => {
	let stage: ProbeStage;

	beforeAll(async () => {
		stage = await openProbeStage();
		// Each takes as long as n8n does; they go on while the others run.
		slow = slowOnes();
	});
	afterAll(async () => await stage?.close());

	let slow: ReturnType<typeof slowOnes>;

	/** What takes more than ten seconds. */
	function slowOnes() {
		const publishing = async (name: string, timeoutMs: number) => {
			const workflow = await stage.workflow(name);
			const began = Date.now();
			const publication = await stage.client().publish(workflow.id, timeoutMs);
			return { publication, workflow, tookMs: Date.now() - began };
		};
		stage.order({
			'Refused.create': { fails: true, remember: 'of the failed attempt' },
			'Hanging.create': { pauseMs: 110_000 },
			'Lying.create': { fails: true },
			'Lying.delete': { fails: true },
		});
		const started = {
			refused: publishing('Refused', 60_000),
			hanging: publishing('Hanging', 130_000),
			lying: publishing('Lying', 60_000),
		};
		// Whoever waits for it hears of it; nobody else is to be stopped by it.
		for (const one of Object.values(started)) one.catch(() => {});
		return started;
	}

	const post = async (url: string) => await fetch(url, { method: 'POST', body: '{}' });
	const publish = async (id: string) => await stage.client().publish(id);
	const relabel = async (id: string, name: string, label: string) =>
		await stage.client().updateNode(id, name, (node) => ({ ...node, parameters: { label } }));

	test('publishing asks checkExists, then create where it said no', async () => {
		stage.order({ 'There.checkExists': { exists: true } });
		const workflow = await stage.workflow('New', 'There');
		expect((await publish(workflow.id)).errors).toEqual([]);
		expect(stage.asked('New')).toEqual(['checkExists', 'create']);
		expect(stage.asked('There')).toEqual(['checkExists']);
		expect(stage.notes('New')[0]).toMatchObject({
			mode: 'trigger',
			activation: 'activate',
			url: workflow.production.New,
		});
	});

	test('an edited trigger is taken down with its old parameters, then registered with the new', async () => {
		const { id } = await stage.workflow('Edited', 'Untouched');
		await publish(id);
		await relabel(id, 'Edited', 'second');
		await publish(id);
		const began = stage.notes('Edited').filter(({ moment }) => moment === 'begins');
		expect(began.map(({ hook, label }) => `${hook} ${label}`)).toEqual([
			'checkExists first',
			'create first',
			'delete first',
			'checkExists second',
			'create second',
		]);
		expect(stage.asked('Untouched')).toEqual(['checkExists', 'create']);
	});

	test('unpublishing asks delete once, with the static data that create left', async () => {
		stage.order({ 'Leaving.create': { remember: 'of create' } });
		const { id, production } = await stage.workflow('Leaving');
		await publish(id);
		expect((await stage.client().unpublish(id)).errors).toEqual([]);
		expect(stage.asked('Leaving')).toEqual(['checkExists', 'create', 'delete']);
		expect(stage.notes('Leaving', 'delete')[0]).toMatchObject({
			mode: 'internal',
			activation: 'update',
			url: production.Leaving,
			staticData: { memory: 'of create' },
		});
	});

	test('of several triggers all are registered at the same time', async () => {
		stage.order({ 'Left.create': { pauseMs: 1_000 }, 'Right.create': { pauseMs: 1_000 } });
		await publish((await stage.workflow('Left', 'Right')).id);
		const [left, right] = ['Left', 'Right'].map((name) => {
			const [begins, ends] = stage.notes(name, 'create');
			return { begins: begins.at, ends: ends.at };
		});
		expect(Math.max(left.begins, right.begins)).toBeLessThan(Math.min(left.ends, right.ends));
	});

	test('the address answers before create has returned; static data is saved only when all are registered', async () => {
		stage.order({ 'Fast.create': { remember: 'of create' }, 'Slow.create': { pauseMs: 2_000 } });
		const { id, production } = await stage.workflow('Fast', 'Slow');
		const publishing = publish(id);
		await stage.begun('Slow', 'create');
		expect((await post(production.Slow)).status).toBe(200);
		expect((await post(production.Fast)).status).toBe(200);
		await publishing;
		expect((await post(production.Fast)).status).toBe(200);
		const seen = stage.notes('Fast', 'webhook').filter(({ moment }) => moment === 'begins');
		expect(seen.map(({ staticData }) => staticData)).toEqual([{}, { memory: 'of create' }]);
	});

	test.each([
		{
			of: 'that changed it',
			name: 'Writing',
			remember: 'of its own',
			left: 'of the first publication',
		},
		{ of: 'that left it alone', name: 'Reading', left: 'of the second publication' },
	])(
		'a long execution $of leaves static data as a whole: $left',
		async ({ name, remember, left }) => {
			const renewed = `Beside ${name}`;
			stage.order({ [`${renewed}.create`]: { remember: 'of the first publication' } });
			const { id, production } = await stage.workflow(name, renewed);
			await publish(id);
			stage.order({
				[`${name}.execute`]: { pauseMs: 5_000, remember },
				[`${renewed}.create`]: { remember: 'of the second publication' },
			});
			await post(production[name]);
			await stage.begun(name, 'execute');
			await relabel(id, renewed, 'second');
			await publish(id);
			expect(stage.notes(name, 'execute')).toHaveLength(1);
			await stage.client().waitForExecutions(id, 1);
			await post(production[renewed]);
			const { staticData } = await stage.begun(renewed, 'webhook');
			expect(staticData).toEqual({ memory: left });
		},
	);

	test('taking down is tried three times; the address is gone and n8n says unpublished all the same', async () => {
		stage.order({ 'Stuck.delete': { fails: true } });
		const { id, production } = await stage.workflow('Stuck');
		await publish(id);
		const { status, errors } = await stage.client().unpublish(id);
		expect(status).toBe('not_published');
		expect(errors.join()).toContain('delete was told to fail');
		expect(stage.asked('Stuck')).toEqual(['checkExists', 'create', 'delete', 'delete', 'delete']);
		expect((await post(production.Stuck)).status).toBe(404);
	});

	test('a create that throws is tried five times with pauses that double, and taken down after each', async () => {
		const { publication, workflow } = await slow.refused;
		expect(publication.status).toBe('failed');
		const attempt = ['checkExists', 'create', 'delete'];
		expect(stage.asked('Refused')).toEqual(Array.from({ length: 5 }, () => attempt).flat());
		const begins = stage.notes('Refused', 'create').filter(({ moment }) => moment === 'begins');
		const gaps = begins.slice(1).map(({ at }, n) => Math.round((at - begins[n].at) / 1_000));
		expect(gaps.every((gap, n) => gap >= 2 ** n)).toBe(true);
		// delete works on what the failed create had in memory.
		expect(stage.notes('Refused', 'delete')[0].staticData).toEqual({
			memory: 'of the failed attempt',
		});
		expect((await post(workflow.production.Refused)).status).toBe(404);
	});

	// Why our delete never throws.
	test('a delete that throws after a create that failed makes the next publishing a lie', async () => {
		const { publication, workflow } = await slow.lying;
		expect(publication.status).toBe('failed');
		stage.order({ 'Lying.create': {}, 'Lying.delete': {} });
		const asked = stage.asked('Lying');
		expect((await publish(workflow.id)).status).toBe('published');
		expect(stage.asked('Lying')).toEqual(asked);
	});

	test('publishing is given up after 84 seconds, whatever the node is doing, and the node goes on', async () => {
		const { publication, tookMs } = await slow.hanging;
		expect(publication.status).toBe('failed');
		expect(tookMs).toBeGreaterThan(83_000);
		expect(stage.notes('Hanging', 'create').map(({ moment }) => moment)).toEqual(['begins']);
		await waitFor('create to end', () => stage.notes('Hanging', 'create').length === 2, {
			timeoutMs: 60_000,
		});
	});

	test('after a restart nobody is asked anything, and the addresses answer', async () => {
		const { id, production } = await stage.workflow('Restarted');
		await publish(id);
		await stage.restart();
		expect((await post(production.Restarted)).status).toBe(200);
		await pause(2_000);
		expect(stage.asked('Restarted').filter((hook) => hook !== 'execute')).toEqual([
			'checkExists',
			'create',
			'webhook',
		]);
	});
});
