import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { INodeParameters } from 'n8n-workflow';

import { actions, executionsOf, publishTrigger, usePaveActions } from '../support/paveActions';

const COMPLETE = 'SESSION:COMPLETE';
usePaveActions();

const finished = async () => (await actions.vendor.playInspection({})).sessionKey;

test('the damages of an inspection come in words, one item each, with photo', async () => {
	const sessionKey = await finished();
	const items = await actions.run('session', 'getDamages', { sessionKey });
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
	await actions.vendor.configure({ photoFaults: { '9': 'missing' } });
	const items = await actions.run('session', 'getDamages', {
		sessionKey,
		options: { downloadPhotos: true },
	});
	for (const { json, binary } of items) {
		expect(binary?.data !== undefined).toBe(json.downloaded);
		expect(json.downloaded).toBe(!String(json.photo_url).includes('09.jpg'));
	}
});

test('what is not finished counts as failed, or says so', async () => {
	const { sessionKey } = await actions.vendor.playInspection({ stopAt: 'STARTED' });
	await expect(actions.run('session', 'getDamages', { sessionKey })).rejects.toMatchObject({
		message: 'Session is not yet completed.',
	});
	const [item] = await actions.run('session', 'getDamages', { sessionKey, failIfNotReady: false });
	expect(item.json).toMatchObject({ session_key: sessionKey, ready: false });
});

test('hotspot damages in the same words', async () => {
	const { sessionKey } = await actions.vendor.createSession();
	const photo = [{ label: 'Left', url: 'https://images.example.com/left.jpg' }];
	await actions.run('hotspot', 'sendPhotos', { sessionKey, photos: { photo } });
	const damages = await actions.run('hotspot', 'getResults', { sessionKey, splitDamages: true });
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
	const [one, two] = [await actions.vendor.createSession(), await actions.vendor.createSession()];
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
	const items = await actions.run('hotspot', 'sendPhotos', parameters, rows);
	expect(items.map(({ json, pairedItem }) => [json.photo_label, json.success, pairedItem])).toEqual(
		[
			['Front_Left', true, { item: 0 }],
			['Windshield', true, { item: 2 }],
			['Rear', true, { item: 1 }],
		],
	);
	expect(await actions.vendor.requests({ method: 'POST' })).toHaveLength(2);
});

describe('One Item per Damage', () => {
	const received = async (parameters: INodeParameters) =>
		(await executionsOf({ events: [COMPLETE], ...parameters })).flatMap(
			({ outputs }) => outputs[0],
		);

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
		const listening = await publishTrigger({
			events: [COMPLETE],
			options: { itemPerDamage: true },
		});
		await actions.vendor.sendEvent({
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
		const { sessionKey: open } = await actions.vendor.playInspection({ stopAt: 'STARTED' });
		const sessionKeys = `${key},${open}; https://acc.vehiclecapture.com/${key}\nDMO-UNKNOWN`;
		const items = await actions.run('session', 'getManyResults', { sessionKeys });
		expect(items.map(({ json }) => [json.session_key, json.ready, json.status])).toEqual([
			[key, true, 'COMPLETE'],
			[open, false, 'STARTED'],
			['DMO-UNKNOWN', false, null],
		]);
		expect(items[0].json.event_id).toBe(arrived.json.event_id);
		const { custom_attributes: _own, ...record } = arrived.json;
		expect(items[0].json).toEqual({ ready: true, status: 'COMPLETE', ...record });
	});

	test('takes the keys of a CSV that was downloaded from PAVE', async () => {
		const { sessionKey } = await actions.vendor.playInspection();
		const file = path.join(__dirname, '../fixtures/pave/inferred-fleet-dashboard-export.csv');
		const [heading, ...rows] = readFileSync(file, 'utf8')
			.replace('DMO-7KQ2ZB9XW4', sessionKey)
			.trim()
			.split('\n')
			.map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
		const column = heading.indexOf('Session Key');
		const sessionKeys = rows.map((cells) => cells[column]);
		const items = await actions.run('session', 'getManyResults', { sessionKeys });
		expect(items.map(({ json }) => [json.session_key, json.ready])).toEqual([
			[sessionKey, true],
			['DMO-3HTN8PLC5R', false],
		]);
	});
});
