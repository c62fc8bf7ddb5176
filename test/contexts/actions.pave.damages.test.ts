import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Pave } from '../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import { createN8nHarness, type N8nHarness } from '../support/n8nContext';

const COMPLETE = 'SESSION:COMPLETE';
let pave: PaveSimulator;
let n8n: N8nHarness;

beforeAll(async () => {
	pave = await startPaveSimulator();
});
beforeEach(async () => {
	await pave.reset();
	n8n = createN8nHarness({ credentials: { paveApi: { ...pave.credential } } });
});
afterEach(async () => await n8n.close());
afterAll(async () => await pave.close());

const run = async (
	resource: string,
	operation: string,
	parameters: INodeParameters,
	items: IDataObject[] = [{}],
) => {
	const all = { resource, operation, ...parameters };
	const input = items.map((json) => ({ json }));
	return (await n8n.execute(new Pave(), all, input)).outputs[0];
};

const finished = async () => (await pave.playInspection({})).sessionKey;

test('the damages of an inspection come in words, one item each, with photo', async () => {
	const sessionKey = await finished();
	const items = await run('session', 'getDamages', { sessionKey });
	expect(items).toHaveLength(5);
	expect(items[0]).toMatchObject({
		json: {
			session_key: sessionKey,
			vehicle: expect.stringMatching(/^\d{4} /),
			damage_number: 1,
			component: 'Front left wheel',
			side: 'Front left',
			damage: 'Curb rash',
			severity: 'Minor',
			grade: 1,
			repair_method: 'Refinish',
			repair_type: 'SMART Repair',
			position_x: 18.25,
			photo_label: 'Left',
			photo_url: expect.stringMatching(/^http.*04\.jpg/),
			component_code: 'WHEEL_FRONT_LEFT',
		},
		pairedItem: { item: 0 },
	});
	expect(items[0].binary).toBeUndefined();
});

test("each damage's photo can be downloaded; several on one photo share the download", async () => {
	const sessionKey = await finished();
	await pave.configure({ photoFaults: { '9': 'missing' } });
	const items = await run('session', 'getDamages', {
		sessionKey,
		options: { downloadPhotos: true },
	});
	for (const { json, binary } of items) {
		expect(binary?.data !== undefined).toBe(json.downloaded);
		expect(json.downloaded).toBe(!String(json.photo_url).includes('09.jpg'));
	}
});

test('what is not finished counts as failed, or says so', async () => {
	const { sessionKey } = await pave.playInspection({ stopAt: 'STARTED' });
	await expect(run('session', 'getDamages', { sessionKey })).rejects.toMatchObject({
		message: 'Session is not yet completed.',
	});
	const [item] = await run('session', 'getDamages', { sessionKey, failIfNotReady: false });
	expect(item.json).toMatchObject({ session_key: sessionKey, ready: false });
});

test('hotspot damages in the same words', async () => {
	const { sessionKey } = await pave.createSession();
	const photo = [{ label: 'Left', url: 'https://images.example.com/left.jpg' }];
	await run('hotspot', 'sendPhotos', { sessionKey, photos: { photo } });
	const damages = await run('hotspot', 'getResults', { sessionKey, splitDamages: true });
	expect(damages.length).toBeGreaterThan(0);
	expect(damages[0].json).toMatchObject({
		session_key: sessionKey,
		damage_number: 1,
		component: expect.stringMatching(/^[A-Z][a-z ]+$/),
		photo_label: 'Left',
		photo_url: 'https://images.example.com/left.jpg',
		position_x: expect.any(Number),
	});
});

test('photos from all input items go in one call per session, paired with their items', async () => {
	const [one, two] = [await pave.createSession(), await pave.createSession()];
	const rows = [
		{ key: one.sessionKey, label: 'front left', url: 'https://images.example.com/1.jpg' },
		{ key: two.sessionKey, label: 'Rear', url: 'https://images.example.com/2.jpg' },
		{ key: one.sessionKey, label: 'Windshield', url: 'https://images.example.com/3.jpg' },
	];
	const parameters = {
		sessionKey: '={{ $json.key }}',
		photoSource: 'items',
		photoLabel: '={{ $json.label }}',
		photoUrl: '={{ $json.url }}',
	};
	const items = await run('hotspot', 'sendPhotos', parameters, rows);
	expect(items.map(({ json, pairedItem }) => [json.photo_label, json.success, pairedItem])).toEqual(
		[
			['Front_Left', true, { item: 0 }],
			['Windshield', true, { item: 2 }],
			['Rear', true, { item: 1 }],
		],
	);
	expect(await pave.requests({ method: 'POST' })).toHaveLength(2);
});

describe('One Item per Damage', () => {
	const publish = async (parameters: INodeParameters) => {
		const trigger = new PaveTrigger();
		const staticData = {};
		const all = { events: [COMPLETE], ...parameters };
		await n8n.listen();
		await n8n.hooks(trigger, all, { staticData }).activate();
		return await n8n.serve(trigger, all, { staticData });
	};
	const received = async (parameters: INodeParameters) => {
		const listening = await publish(parameters);
		await pave.playInspection({});
		await listening.settled();
		listening.stop();
		return listening.deliveries.flatMap(({ execution }) => execution?.outputs[0] ?? []);
	};

	test('a finished inspection becomes one record per damage', async () => {
		const items = await received({ options: { itemPerDamage: true } });
		expect(items).toHaveLength(5);
		expect(new Set(items.map(({ json }) => json.event_id)).size).toBe(1);
		expect(items[1].json).toMatchObject({
			event: COMPLETE,
			damage_count: 5,
			damage_number: 2,
			component: expect.any(String),
			photo_url: expect.stringMatching(/^http/),
		});
		expect(items[1].json).not.toHaveProperty('photo_urls');
	});

	test('with photos, each item has its own', async () => {
		const items = await received({ options: { itemPerDamage: true, downloadPhotos: true } });
		expect(items).toHaveLength(5);
		for (const { binary } of items) expect(Object.keys(binary ?? {})).toEqual(['photo']);
	});

	test("without Simplify each item is the body and PAVE's damage", async () => {
		const items = await received({ simplify: false, options: { itemPerDamage: true } });
		expect(items[0].json).toMatchObject({
			event: COMPLETE,
			session: { status: 'COMPLETE' },
			damage: { component: 'WHEEL_FRONT_LEFT' },
		});
	});

	test('an inspection without damages is not missed', async () => {
		const listening = await publish({ options: { itemPerDamage: true } });
		await pave.sendEvent({
			event: COMPLETE,
			fields: { session: { session_key: 'DMO-NONE', inspection: { detected_damages: [] } } },
		});
		await listening.settled();
		listening.stop();
		const items = listening.deliveries.flatMap(({ execution }) => execution?.outputs[0] ?? []);
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({ session_key: 'DMO-NONE', damage_count: 0 });
	});

	test('what was missed can be fetched, with the same event_id', async () => {
		const attributes = [{ name: 'branch', value: 'South' }];
		const [arrived] = await received({ options: { customAttributes: { attributes } } });
		const key = String(arrived.json.session_key);
		const { sessionKey: open } = await pave.playInspection({ stopAt: 'STARTED' });
		const sessionKeys = `${key},${open}; https://acc.vehiclecapture.com/${key}\nDMO-UNKNOWN`;
		const items = await run('session', 'getManyResults', { sessionKeys });
		expect(items.map(({ json }) => [json.session_key, json.ready, json.status])).toEqual([
			[key, true, 'COMPLETE'],
			[open, false, 'STARTED'],
			['DMO-UNKNOWN', false, null],
		]);
		expect(items[0].json.event_id).toBe(arrived.json.event_id);
		const { custom_attributes: _own, ...record } = arrived.json;
		expect(items[0].json).toEqual({ ready: true, status: 'COMPLETE', ...record });
	});
});
