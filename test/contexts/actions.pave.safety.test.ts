import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { createN8nHarness } from '../support/n8nContext';
import { actions, usePaveActions } from '../support/paveActions';

const event = 'SESSION:COMPLETE';
const url = 'https://crm.example.com/hooks/pave';
usePaveActions();

describe('who receives an event today', () => {
	const headers = { Authorization: 'Bearer their-secret' };

	test('Create refuses a taken event and names the host', async () => {
		await actions.vendor.replaceCallback({
			event,
			url: 'https://other.example.com/in?key=1',
			headers,
		});
		await expect(actions.run('callback', 'create', { event, url })).rejects.toMatchObject({
			message: 'PAVE already sends "Session Complete" to other.example.com',
			description: expect.stringMatching(/^Nothing was changed.*Take Over From Another System/),
		});
		expect((await actions.vendor.callbacks())[0].url).toBe('https://other.example.com/in?key=1');
	});

	test.each(['overwrite', 'refuse'] as const)(
		'Create replaces it when told to, and says what was there (second POST: %s)',
		async (secondPost) => {
			await actions.vendor.configure({ secondPost });
			await actions.vendor.replaceCallback({ event, url: 'https://other.example.com/in', headers });
			const [item] = await actions.run('callback', 'create', { event, url, replaceExisting: true });
			expect(item.json).toMatchObject({
				url,
				headers: {},
				replaced: { url: 'https://other.example.com/in', headers: { Authorization: '********' } },
			});
			expect((await actions.vendor.callbacks())[0]).toMatchObject({ url, headers: {} });
		},
	);

	test('two equal upserts in one run do not race', async () => {
		await actions.vendor.configure({ secondPost: 'refuse', latencyMs: 20 });
		const items = await actions.run('callback', 'upsert', { event, url }, [{}, {}]);
		expect(items.map(({ json }) => json.url)).toEqual([url, url]);
		expect(await actions.vendor.requests({ method: 'POST' })).toHaveLength(1);
	});

	test('Create or Update says whom it pushed aside', async () => {
		await actions.vendor.replaceCallback({ event, url: 'https://other.example.com/in' });
		const [item] = await actions.run('callback', 'upsert', { event, url });
		expect(item.json.replaced).toMatchObject({ url: 'https://other.example.com/in' });
	});
});

describe('a published trigger of this n8n', () => {
	const published = async () => {
		const trigger = new PaveTrigger();
		const staticData = {};
		await actions.n8n.listen();
		await actions.n8n.hooks(trigger, { events: [event] }, { staticData }).activate();
		return await actions.n8n.serve(trigger, { events: [event] }, { staticData });
	};
	const attempts: Array<[string, INodeParameters]> = [
		['create', { url, replaceExisting: true }],
		['update', { url }],
		['upsert', { url }],
		['delete', {}],
	];

	test.each(attempts)('%s leaves its callback alone', async (operation, parameters) => {
		const { url: own, stop } = await published();
		const before = await actions.vendor.callbacks();
		await expect(
			actions.run('callback', operation, { event, ...parameters }),
		).rejects.toMatchObject({
			message: '"Session Complete" belongs to a published PAVE Trigger of this n8n',
			description: expect.stringMatching(/Unpublish.*Callback > Repair/),
		});
		expect(await actions.vendor.callbacks()).toEqual(before);
		expect(before[0].url).toBe(own);
		stop();
	});

	test('delete leaves its callback alone also if nobody answers at its address', async () => {
		const { credentials, instanceId } = actions.n8n;
		const webhookBaseUrl = 'http://127.0.0.1:1/webhook';
		const unreachable = createN8nHarness({ credentials, instanceId, webhookBaseUrl });
		await unreachable.hooks(new PaveTrigger(), { events: [event] }).activate();
		const { message } = await actions.failure('callback', 'delete', { event });
		expect(message).toBe('"Session Complete" belongs to a published PAVE Trigger of this n8n');
		expect(await actions.vendor.callbacks()).toHaveLength(1);
	});

	test('what a trigger left behind when nobody listens any more can be deleted', async () => {
		const { stop } = await published();
		stop();
		expect((await actions.run('callback', 'delete', { event }))[0].json).toEqual({ deleted: true });
		expect(await actions.vendor.callbacks()).toEqual([]);
	});
});

describe('an answer that got lost', () => {
	test.each(['act-then-drop', 'act-then-status'] as const)(
		'a deletion whose first answer was lost is "deleted" (%s)',
		async (kind) => {
			const { sessionKey } = await actions.vendor.createSession();
			const status = kind === 'act-then-status' ? { status: 504 } : {};
			await actions.vendor.addFault({ method: 'DELETE', kind, ...status });
			const deleted = await actions.run('session', 'delete', { sessionKey });
			expect(deleted[0].json).toEqual({ deleted: true });
			await actions.vendor.replaceCallback({ event, url });
			await actions.vendor.addFault({ method: 'DELETE', kind, ...status });
			expect((await actions.run('callback', 'delete', { event }))[0].json).toEqual({
				deleted: true,
			});
		},
	);

	test('a session that never was is still not found', async () => {
		await actions.vendor.addFault({ method: 'DELETE', kind: 'status', status: 503 });
		await expect(
			actions.run('session', 'delete', { sessionKey: 'DMO-NONE' }),
		).rejects.toMatchObject({
			message: 'Session DMO-NONE cannot be found.',
		});
	});
});

describe('what cannot be taken back', () => {
	test('nobody is texted while one of the phone numbers cannot work', async () => {
		const parameters = { textLink: true, phone: '={{ $json.phone }}' };
		const rows = [{ phone: '+16475550143' }, { phone: 'call me' }];
		await expect(actions.run('session', 'create', parameters, rows)).rejects.toMatchObject({
			message: 'Phone: "call me" is not a phone number [item 1]',
			description: expect.stringMatching(/none of them was sent/),
		});
		expect(await actions.vendor.requests()).toEqual([]);
	});

	test('an error in the middle names the keys that were made', async () => {
		await actions.vendor.addFault({ method: 'POST', kind: 'status', status: 500, skip: 2 });
		const parameters = { options: { concurrency: 1 } };
		const made = actions.run('session', 'create', parameters, [{}, {}, {}, {}]);
		const error = await made.catch((reason: unknown) => reason as IDataObject);
		const [first, second] = await actions.vendor.sessions();
		expect((error as IDataObject).description).toContain(
			`2 of 4 items were done: item 0 (${first.sessionKey}), item 1 (${second.sessionKey}). Not known whether it was done: item 2. Not started: item 3.`,
		);
	});
});

describe('what was typed', () => {
	test.each([
		['48,210 km', 48210, 'KILOMETRES'],
		['30.000', 30000, undefined],
		['48 210', 48210, undefined],
		[48210.4, 48210, undefined],
		['12000 miles', 19312, 'KILOMETRES'],
	])('an odometer of %j becomes a number', async (given, reading, unit) => {
		await actions.run('session', 'create', { vehicle: { odom_reading: given } });
		const [{ vehicle }] = await actions.vendor.sessions();
		expect([vehicle.odom_reading, vehicle.odom_unit]).toEqual([reading, unit]);
	});

	test('an odometer that is none is refused', async () => {
		const vehicle = { odom_reading: 'about 48' };
		await expect(actions.run('session', 'create', { vehicle })).rejects.toMatchObject({
			message: 'Odometer: "about 48" is not a number',
		});
	});

	test('fields that were added but not filled in send nothing', async () => {
		const parameters = {
			session: { theme: '', language: '', client_id: '' },
			vehicle: { odom_reading: '', vin: '' },
			sms: { by: '' },
		};
		await actions.run('session', 'create', parameters);
		const [session] = await actions.vendor.sessions();
		expect(session).toMatchObject({ theme: 'PRO', vehicle: {}, sms: null });
	});

	test.each([
		['SWP-7LQUT*9BHE', 'SWP-7LQUT*9BHE'],
		[' https://acc.vehiclecapture.com/SWP-7LQUT%2A9BHE/?l=en ', 'SWP-7LQUT*9BHE'],
		['acc.vehiclecapture.com/DMO-1', 'DMO-1'],
	])('the session key %j is taken', async (sessionKey, key) => {
		await expect(actions.run('session', 'get', { sessionKey })).rejects.toMatchObject({
			message: `Session ${key} cannot be found.`,
		});
	});

	test.each(['a/DMO-1', '../DMO-1', 'DMO-1/', '/DMO-1', './DMO-1', 'DMO-1?x=/DMO-2'])(
		'%j is neither a session key nor a link to one',
		async (sessionKey) => {
			const shown = await actions.run('session', 'delete', { sessionKey }).catch((e: Error) => e);
			expect(shown).toHaveProperty('message', expect.stringMatching(/is not a (session )?key/));
			expect(await actions.vendor.requests({ path: '/v1/sessions' })).toEqual([]);
		},
	);

	test('the recipient comes from the switch at the top; a contact makes its name needless', async () => {
		const parameters = { textLink: true, phone: '+16475550143', recipientName: ' Alex ' };
		await actions.run('session', 'create', parameters);
		const contact = { name: { first_name: 'Alex', last_name: 'Sample' } };
		await actions.run('session', 'create', { ...parameters, session: { contact } });
		expect((await actions.vendor.sessions()).map(({ sms }) => sms?.to)).toEqual([
			'+16475550143',
			'+16475550143',
		]);
		expect((await actions.vendor.sessions())[0].sms?.to_name).toBe('Alex');
	});
});

test('Update says what PAVE ignored', async () => {
	await actions.vendor.configure({ outOfRuleUpdate: 'ignore' });
	const { sessionKey } = await actions.vendor.playInspection({ stopAt: 'STARTED' });
	const session = { theme: 'LITE', language: 'FR' };
	const [item] = await actions.run('session', 'update', { sessionKey, session });
	expect(item.json).toMatchObject({
		language: 'FR',
		theme: 'PRO',
		ignored: [
			'Theme was not changed to "LITE": it is still "PRO". PAVE changes it only while nobody has started the inspection.',
		],
	});
});

test('custom attributes as rows, JSON beside them, never under a name of PAVE', async () => {
	const rows = (name: string) => ({ customAttributes: { attributes: [{ name, value: 'South' }] } });
	await actions.run('callback', 'create', {
		event,
		url,
		additionalFields: { ...rows('branch'), payload: '{"number": 12}' },
	});
	expect((await actions.vendor.callbacks())[0].payload).toEqual({ branch: 'South', number: 12 });
	await expect(
		actions.run('callback', 'update', { event, url: '', updateFields: rows('status') }),
	).rejects.toMatchObject({ message: expect.stringMatching(/"status"/) });
});

test('Repair takes events as text, by either name, and refuses what is none', async () => {
	const trigger = new PaveTrigger();
	const staticData = {};
	const events = [event, 'SESSION:NOTE_INSERT'];
	await actions.n8n.listen();
	await actions.n8n.hooks(trigger, { events }, { staticData }).activate();
	const { url: webhookUrl, stop } = await actions.n8n.serve(trigger, { events }, { staticData });
	await actions.vendor.loseCallback({ event });
	const text = 'session complete, SESSION:NOTE_INSERT';
	const items = await actions.run('callback', 'repair', { webhookUrl, events: text });
	expect(items.map(({ json }) => json.status)).toEqual(['repaired', 'healthy']);
	await expect(
		actions.run('callback', 'repair', { webhookUrl, events: 'Everything' }),
	).rejects.toMatchObject({ message: 'Events: PAVE has no event "Everything"' });
	stop();
});
