import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';

import * as z from 'zod/v4';

import { Pave } from '../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { outputSchemas } from '../../nodes/Pave/resources/outputSchemas';
import type { Zod } from '../../nodes/shared/events';
import { startPaveSimulator, type PaveSimulator } from '../../simulator/pave';
import { createN8nHarness, type N8nHarness } from '../support/n8nContext';

const node = new Pave();
let pave: PaveSimulator;
let n8n: N8nHarness;

beforeAll(async () => {
	pave = await startPaveSimulator();
});
afterAll(async () => await pave.close());
beforeEach(async () => {
	await pave.reset();
	n8n = createN8nHarness({ credentials: { paveApi: { ...pave.credential } } });
});

const run = async (
	resource: string,
	operation: string,
	parameters: INodeParameters = {},
	items: IDataObject[] = [{}],
	options: Parameters<N8nHarness['execute']>[3] = {},
) => {
	const { outputs } = await n8n.execute(
		node,
		{ resource, operation, ...parameters },
		items.map((json) => ({ json })),
		options,
	);
	if (parameters.simplify !== false) fitsSchema(resource, operation, outputs[0]);
	return outputs[0];
};

/** What the editor shows before the first run must be what comes out. */
const fitsSchema = (resource: string, operation: string, items: INodeExecutionData[]) => {
	const schemas: Record<string, Record<string, (zod: Zod) => z.ZodType>> = outputSchemas;
	for (const { json } of items.filter((item) => item.json.error === undefined)) {
		expect(schemas[resource][operation](z).safeParse(json).error).toBeUndefined();
	}
};

/** What a failing node shows: message and description. */
const failure = async (work: Promise<unknown>) => {
	const error: unknown = await work.then(
		() => undefined,
		(reason: unknown) => reason,
	);
	expect(error).toBeDefined();
	const { message, description, httpCode } = error as IDataObject;
	return { message, description, httpCode } as {
		message: string;
		description: string;
		httpCode: string | null;
	};
};

const newSession = async (stopAt?: 'IDLE' | 'STARTED' | 'PROCESS' | 'COMPLETE') =>
	(await pave.playInspection({ stopAt })).sessionKey;

describe('session', () => {
	test('create returns the session with a capture link and sends what was filled in', async () => {
		const [item] = await run('session', 'create', {
			session: {
				client_id: 20418 as unknown as string,
				theme: 'LITE',
				contact: { name: { first_name: ' Alex ', last_name: 'Sample' } },
				reference: { entry: [{ name: 'lead_id', value: 'L-1' }] },
				redirect_url: '',
			},
			vehicle: { vin: ' testvn00000000017 ', odom_reading: 48210 },
			sms: { to: ' 647-555-0143 ' },
			additionalJson: '{"session":{"language":"FR"}}',
		});
		expect(item.json).toMatchObject({
			status: 'IDLE',
			theme: 'LITE',
			language: 'FR',
			capture_url: expect.stringContaining('.vehiclecapture.com/'),
			vin: 'TESTVN00000000017',
			odometer: 48210,
			client_id: '20418',
			contact_name: 'Alex Sample',
			contact_phone: '647-555-0143',
			reference: { lead_id: 'L-1' },
		});
		expect(item.pairedItem).toEqual({ item: 0 });
		const [stored] = await pave.sessions();
		expect(stored).toMatchObject({
			contact: { first_name: 'Alex', last_name: 'Sample' },
			reference: { lead_id: 'L-1' },
		});
	});

	test('create builds the capture link where PAVE sends none', async () => {
		await pave.addFault({
			method: 'POST',
			path: '/v1/sessions',
			kind: 'body',
			body: { session_key: 'DMO-OLD', status: 'IDLE' },
		});
		const [item] = await run('session', 'create');
		expect(item.json.capture_url).toBe(
			`https://${pave.credential.username}.vehiclecapture.com/DMO-OLD`,
		);
	});

	test.each([
		[{ vehicle: { vin: 'SHORT' } }, /VIN: "SHORT" is not a VIN/, /17 letters and digits.*5 char/],
		[{ sms: { to: 'call me' } }, /SMS To: "call me" is not a phone number/, /\+16475550143/],
		[{ sms: { by: 'Example Motors' } }, /Phone is empty/, /Remove the SMS fields/],
		[
			{ session: { contact: { name: { first_name: 'Alex' } } } },
			/Contact: Last Name is empty/,
			/both names/,
		],
		[{ additionalJson: '[1]' }, /Additional JSON is not a JSON object/, /double quotes/],
	])('create refuses %j before anything is sent', async (parameters, message, description) => {
		const shown = await failure(run('session', 'create', parameters as INodeParameters));
		expect(shown.message).toMatch(message);
		expect(shown.description).toMatch(description);
		expect(await pave.requests()).toHaveLength(0);
	});

	test("create shows PAVE's own words when it refuses a value", async () => {
		const shown = await failure(
			run('session', 'create', { additionalJson: '{"session":{"theme":"NONE"}}' }),
		);
		expect(shown.message).toBe(
			'The given data was invalid. The selected session.theme is invalid.',
		);
		expect(shown.httpCode).toBe('422');
	});

	test('create is not repeated when it is unclear whether PAVE acted, but is after a refusal', async () => {
		await pave.addFault({ method: 'POST', path: '/v1/sessions', kind: 'act-then-drop' });
		const shown = await failure(run('session', 'create'));
		expect(shown.message).toMatch(/PAVE could not be reached/);
		expect(await pave.sessions()).toHaveLength(1);
		await pave.addFault({ method: 'POST', path: '/v1/sessions', kind: 'status', status: 503 });
		await run('session', 'create');
		expect(await pave.sessions()).toHaveLength(2);
	});

	test('get, update and delete', async () => {
		const sessionKey = await newSession('IDLE');
		const link = `https://acc.vehiclecapture.com/${sessionKey}`;
		expect((await run('session', 'get', { sessionKey: link }))[0].json).toMatchObject({
			session_key: sessionKey,
			status: 'IDLE',
		});
		const [updated] = await run('session', 'update', { sessionKey, session: { theme: 'LITE' } });
		expect(updated.json).toMatchObject({ theme: 'LITE' });
		expect((await run('session', 'delete', { sessionKey }))[0].json).toEqual({ deleted: true });
		expect(await pave.sessions()).toHaveLength(0);
	});

	test.each([
		'get',
		'delete',
		'getDamages',
		'getPhotos',
		'getNotes',
		'getResults',
		'downloadPhotos',
	])('%s of an unknown session says so in the words of PAVE', async (operation) => {
		const shown = await failure(run('session', operation, { sessionKey: 'DMO-0000000000' }));
		expect(shown.message).toBe('Session DMO-0000000000 cannot be found.');
		expect(shown.description).toMatch(/Check the session key/);
		expect(shown.httpCode).toBe('404');
	});

	test('delete and update of a started session explain the rule', async () => {
		const sessionKey = await newSession('STARTED');
		const refused = await failure(run('session', 'delete', { sessionKey }));
		expect(refused.message).toBe(`Session ${sessionKey} has been started and cannot be deleted.`);
		expect(refused.description).toMatch(/status IDLE/);
		const late = await failure(
			run('session', 'update', { sessionKey, session: { theme: 'LITE' } }),
		);
		expect(late.message).toMatch(/session\.theme cannot be updated/);
		const nothing = await failure(run('session', 'update', { sessionKey }));
		expect(nothing.message).toBe('There is nothing to update');
	});

	test('a session key that cannot be one is refused before anything is sent', async () => {
		const shown = await failure(run('session', 'get', { sessionKey: 'see attached' }));
		expect(shown.message).toBe('Session Key: "see attached" is not a session key');
		expect((await failure(run('session', 'get', { sessionKey: ' ' }))).message).toBe(
			'Session Key is empty',
		);
		expect(await pave.requests()).toHaveLength(0);
	});

	test('getPhotos and getNotes give one item each', async () => {
		const { sessionKey } = await pave.playInspection({
			rejectPhotos: ['Left'],
			retakeRejected: false,
			note: { title: 'Keys received', description: 'Both fobs' },
		});
		const photos = await run('session', 'getPhotos', { sessionKey });
		expect(photos).toHaveLength(13);
		expect(photos.find(({ json }) => json.photo_label === 'Left')?.json.approved).toBe(false);
		const notes = await run('session', 'getNotes', { sessionKey });
		expect(notes.map(({ json }) => json.title)).toEqual(['Keys received']);
		expect(notes[0].pairedItem).toEqual({ item: 0 });
	});

	test('getDamages and getManyResults (more in actions.pave.damages.test.ts)', async () => {
		const sessionKey = await newSession();
		expect(await run('session', 'getDamages', { sessionKey })).toHaveLength(5);
		expect(await run('session', 'getManyResults', { sessionKeys: sessionKey })).toHaveLength(1);
	});

	test('getResults: simplified like the trigger, or the raw body', async () => {
		const sessionKey = await newSession();
		const [simple] = await run('session', 'getResults', { sessionKey, simplify: true });
		expect(simple.json).toMatchObject({
			ready: true,
			event: 'SESSION:COMPLETE',
			session_key: sessionKey,
			photo_urls: expect.arrayContaining([expect.stringContaining('/photos/')]),
		});
		const [raw] = await run('session', 'getResults', { sessionKey, simplify: false });
		expect(raw.json).toMatchObject({ event: 'SESSION:COMPLETE', session: { status: 'COMPLETE' } });
		expect(raw.json.ready).toBe(true);
	});

	test.each([200, 202, 400, 404, 409, 422])(
		'getResults understands "not yet completed" with status %i',
		async (notCompleteStatus) => {
			await pave.configure({ notCompleteStatus });
			const sessionKey = await newSession('STARTED');
			const [item] = await run('session', 'getResults', { sessionKey });
			expect(item.json).toEqual({
				session_key: sessionKey,
				ready: false,
				message: 'Session is not yet completed.',
			});
			const shown = await failure(
				run('session', 'getResults', { sessionKey, failIfNotReady: true }),
			);
			expect(shown.message).toBe('Session is not yet completed.');
			expect(shown.description).toMatch(/PAVE Trigger/);
		},
	);

	test('downloadPhotos gives every photo as a file, a failed one as an item with its reason', async () => {
		const sessionKey = await newSession();
		await pave.configure({ photoFaults: { '4': 'missing', '5': 'wrong-type', '7': 'redirect' } });
		const items = await run('session', 'downloadPhotos', { sessionKey });
		expect(items).toHaveLength(13);
		const byLabel = Object.fromEntries(items.map((item) => [String(item.json.photo_label), item]));
		expect(byLabel.Front_Left.binary?.data).toMatchObject({
			fileName: 'Front_Left.jpg',
			mimeType: 'image/jpeg',
		});
		expect(byLabel.Front_Left.json).toMatchObject({ session_key: sessionKey, downloaded: true });
		expect(byLabel.Left.json).toMatchObject({
			downloaded: false,
			problem: "The photo's server answered with HTTP status 404",
		});
		expect(byLabel.Left.binary).toBeUndefined();
		expect(byLabel.Front.json.problem).toBe('What was downloaded is not a picture');
		expect(byLabel.Right.json.downloaded).toBe(true);
	});

	test('resendSms signs with the key alone, and shows each documented refusal', async () => {
		const sessionKey = await newSession('IDLE');
		const [item] = await run('session', 'resendSms', { sessionKey, phone: '+16475550143' });
		expect(item.json).toMatchObject({ status: 'success', phone: '+16475550143' });
		const again = await failure(run('session', 'resendSms', { sessionKey }));
		expect(again.message).toBe('SMS has already been resent for this session');
		expect(again.description).toMatch(/once per session/);
		const done = await newSession();
		const finalized = await failure(run('session', 'resendSms', { sessionKey: done }));
		expect(finalized.message).toMatch(/already finalized/);
		const missing = await failure(run('session', 'resendSms', { sessionKey: 'DMO-0000000000' }));
		expect(missing.message).toBe('Session not found');
	});
});

describe('callback', () => {
	const url = 'https://crm.example.com/hooks/pave';
	const headers = { header: [{ name: 'Authorization', value: 'Bearer top-secret' }] };
	const event = 'SESSION:COMPLETE';

	test('create, get, getAll and delete; header values and the API key never show', async () => {
		const additionalFields = { headers, payload: '{"source":"PAVE"}' };
		const created = await run('callback', 'create', { event, url, additionalFields });
		const expected = {
			event,
			url,
			method: 'POST',
			headers: { Authorization: '********' },
			payload: { source: 'PAVE' },
		};
		expect(created[0].json).toEqual(expected);
		expect((await pave.callbacks())[0].headers).toEqual({ Authorization: 'Bearer top-secret' });
		expect((await run('callback', 'get', { event }))[0].json).toEqual(expected);
		await run('callback', 'create', { event: 'SESSION:STATUS_CHANGE', url: `${url}?token=abc` });
		const all = await run('callback', 'getAll', { returnAll: true });
		expect(all.map(({ json }) => json.url)).toEqual([url, `${url}?token=********`]);
		expect(await run('callback', 'getAll', { returnAll: false, limit: 1 })).toHaveLength(1);
		expect(JSON.stringify(all)).not.toContain(pave.credential.apiKey);
		expect((await run('callback', 'delete', { event }))[0].json).toEqual({ deleted: true });
		expect(await pave.callbacks()).toHaveLength(1);
	});

	test.each(['object', 'string'] as const)(
		'update keeps what was not given (answers with %s)',
		async (objectsAs) => {
			await pave.configure({ objectsAs, putOmitted: 'clear' });
			await run('callback', 'create', {
				event,
				url,
				additionalFields: { headers, payload: { source: 'PAVE' }, method: 'PUT' },
			});
			await run('callback', 'update', { event, url: '', updateFields: { method: 'POST' } });
			expect((await pave.callbacks())[0]).toMatchObject({
				url,
				method: 'POST',
				headers: { Authorization: 'Bearer top-secret' },
				payload: { source: 'PAVE' },
			});
			const masked = { header: [{ name: 'Authorization', value: '********' }] };
			const moved = `${url}/2`;
			await run('callback', 'update', { event, url: moved, updateFields: { headers: masked } });
			expect((await pave.callbacks())[0]).toMatchObject({
				url: moved,
				headers: { Authorization: 'Bearer top-secret' },
			});
		},
	);

	test.each(['overwrite', 'refuse'] as const)(
		'upsert creates, then updates (second POST: %s)',
		async (secondPost) => {
			await pave.configure({ secondPost });
			await run('callback', 'upsert', { event, url, additionalFields: { headers } });
			await run('callback', 'upsert', { event, url: `${url}/2` });
			const callbacks = await pave.callbacks();
			expect(callbacks).toHaveLength(1);
			expect(callbacks[0]).toMatchObject({
				url: `${url}/2`,
				headers: { Authorization: 'Bearer top-secret' },
			});
		},
	);

	test.each(['get', 'delete', 'update'])(
		'%s without a callback is a 404 in words',
		async (name) => {
			const shown = await failure(run('callback', name, { event, url: '' }));
			expect(shown.message).toBe(
				`Your API Key does not have callback setting for the event ${event}.`,
			);
			expect(shown.description).toMatch(/Get Many/);
			expect(shown.httpCode).toBe('404');
		},
	);

	test('getAll copes with an account that has none', async () => {
		await pave.configure({ emptyListAs: 'null' });
		expect(await run('callback', 'getAll')).toEqual([]);
	});

	test("shows PAVE's refusal of an event and of a URL", async () => {
		await pave.configure({ refuseNoteInsert: true });
		const refused = await failure(run('callback', 'create', { event: 'SESSION:NOTE_INSERT', url }));
		expect(refused.message).toBe('The selected event is invalid.');
		const bad = await failure(run('callback', 'create', { event, url: 'crm.example.com' }));
		expect(bad.message).toBe('URL is not a complete web address');
		const hidden = await failure(
			run('callback', 'create', {
				event,
				url,
				additionalFields: { headers: { header: [{ name: 'X-Key', value: '********' }] } },
			}),
		);
		expect(hidden.message).toMatch(/value of X-Key is hidden/);
	});
});

test('callback.repair brings a lost registration back (more in paveTrigger.repair.test.ts)', async () => {
	const trigger = new PaveTrigger();
	const parameters = { events: ['SESSION:COMPLETE'] };
	const staticData = {};
	await n8n.listen();
	await n8n.hooks(trigger, parameters, { staticData }).activate();
	const { url: webhookUrl, stop } = await n8n.serve(trigger, parameters, { staticData });
	await pave.loseCallback({ event: 'SESSION:COMPLETE' });
	const [item] = await run('callback', 'repair', { webhookUrl, ...parameters });
	expect(item).toMatchObject({ json: { status: 'repaired' }, pairedItem: { item: 0 } });
	expect((await pave.callbacks())[0].url).toBe(webhookUrl);
	stop();
	await n8n.close();
});

describe('what must not be done twice, or done wrong in silence', () => {
	test.each([
		[{ kind: 'act-then-status', status: 504, body: { message: 'Gateway Timeout' } }],
		[{ kind: 'act-then-drop' }],
	] as const)(
		'a session whose creation is unclear (%j) is not called repeatable',
		async (fault) => {
			await pave.addFault({ method: 'POST', path: '/v1/sessions', ...fault });
			const { description } = await failure(run('session', 'create'));
			expect(description).toMatch(/not known whether PAVE did.*before you run this again/);
			expect(await pave.sessions()).toHaveLength(1);
		},
	);

	test('a server fault that mentions completing is not "not yet complete"', async () => {
		const sessionKey = await newSession('COMPLETE');
		await pave.addFault({
			method: 'GET',
			path: '/v1/sessions',
			kind: 'status',
			status: 500,
			body: { message: 'The request was not completed' },
		});
		const { message } = await failure(run('session', 'getResults', { sessionKey }));
		expect(message).toMatch(/not completed/);
	});

	test('photos that PAVE does not take are said to be so', async () => {
		const sessionKey = await newSession('IDLE');
		const body = { success: false, message: 'Hotspots is not activated' };
		await pave.addFault({ method: 'POST', path: '/v1/hotspots', kind: 'body', body });
		const photos = { photo: [{ label: 'Left', url: 'https://photos.example.com/left.jpg' }] };
		const { message } = await failure(run('hotspot', 'sendPhotos', { sessionKey, photos }));
		expect(message).toBe('Hotspots is not activated');
	});

	test('a masked URL or payload copied from an output stands for what PAVE has', async () => {
		const event = 'SESSION:COMPLETE';
		const url = 'https://crm.example.com/hook?token=theirs';
		await pave.replaceCallback({ event, url, payload: { secret: 'x', branch: '12' } });
		const [{ json }] = await run('callback', 'get', { event });
		await run('callback', 'update', {
			event,
			url: String(json.url),
			updateFields: { method: 'PUT', payload: JSON.stringify(json.payload) },
		});
		expect((await pave.callbacks())[0]).toMatchObject({
			url,
			method: 'PUT',
			payload: { secret: 'x', branch: '12' },
		});
		const other = String(json.url).replace('crm', 'new-crm');
		const { message } = await failure(run('callback', 'update', { event, url: other }));
		expect(message).toMatch(/URL: a part of it is hidden/);
	});
});

describe('hotspot', () => {
	test('sends photos and gives one item per photo, the refused one included', async () => {
		const sessionKey = await newSession('IDLE');
		const photos = {
			photo: [
				{ label: 'Left', url: 'https://images.example.com/left.jpg' },
				{ label: 'Front', url: 'https://images.example.com/missing.jpg' },
			],
		};
		const items = await run('hotspot', 'sendPhotos', { sessionKey, photos });
		expect(items.map(({ json }) => json.success)).toEqual([true, false]);
		const [results] = await run('hotspot', 'getResults', { sessionKey });
		expect(results.json).toMatchObject({
			success: true,
			message: '2 damages found on the vehicle.',
			data: [{ photo_label: 'Left' }],
		});
	});

	test('names what is wrong', async () => {
		const sessionKey = await newSession('IDLE');
		const none = await failure(run('hotspot', 'sendPhotos', { sessionKey, photos: {} }));
		expect(none.message).toBe('Photos is empty');
		const photos = { photo: [{ label: 'Left', url: 'left.jpg' }] };
		const bad = await failure(run('hotspot', 'sendPhotos', { sessionKey, photos }));
		expect(bad.message).toBe('URL of photo 1 is not a complete web address');
		const photo = [{ label: 'Left', url: 'https://a.example/1.jpg' }];
		for (const operation of ['getResults', 'sendPhotos']) {
			const unknown = await failure(
				run('hotspot', operation, { sessionKey: 'DMO-0000000000', photos: { photo } }),
			);
			expect(unknown.message).toBe('Session DMO-0000000000 cannot be found.');
			expect(unknown.description).toMatch(/Hotspots is activated/);
		}
	});
});

describe('event', () => {
	test('gives samples without asking PAVE', async () => {
		n8n = createN8nHarness({ credentials: {} });
		const [simple] = await run('event', 'getSample', { event: 'SESSION:STAGE_CHANGE' });
		expect(simple.json).toMatchObject({ event: 'SESSION:STAGE_CHANGE', photo_status: 'rejected' });
		expect(simple.json.event_id).toMatch(/^[0-9a-f]{32}$/);
		const [raw] = await run('event', 'getSample', { event: 'SESSION:COMPLETE', simplify: false });
		expect(raw.json).toMatchObject({ session: { status: 'COMPLETE' } });
		expect(raw.json).not.toHaveProperty('event_id');
		const shown = await failure(run('event', 'getSample', { event: 'SESSION:NONE' }));
		expect(shown.message).toBe('Event: PAVE has no event "SESSION:NONE"');
	});
});

describe('many items', () => {
	const sessionKey = '={{ $json.key }}';

	test('keep their order and pairing under concurrency', async () => {
		const keys = await Promise.all(
			Array.from({ length: 12 }, async () => await newSession('IDLE')),
		);
		await pave.addFault({ path: `/v1/sessions/${keys[0]}`, kind: 'delay', delayMs: 200 });
		const items = await run(
			'session',
			'get',
			{ sessionKey, options: { concurrency: 6 } },
			keys.map((key) => ({ key })),
		);
		expect(items.map(({ json }) => json.session_key)).toEqual(keys);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(keys.map((_, item) => ({ item })));
	});

	test('a bad one among good ones: Continue On Fail gives it its own error', async () => {
		const good = await newSession('IDLE');
		const keys = [{ key: good }, { key: 'DMO-0000000000' }, { key: 'not a key' }, { key: good }];
		const items = await run('session', 'get', { sessionKey }, keys, { continueOnFail: true });
		expect(items.map(({ json }) => json.session_key ?? json.error)).toEqual([
			good,
			'Session DMO-0000000000 cannot be found. [item 1]',
			'Session Key: "not a key" is not a session key [item 2]',
			good,
		]);
		expect(items[1].json.message).toMatch(/Check the session key/);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
	});

	test('without it, the first bad one fails the node and names itself', async () => {
		const good = await newSession('IDLE');
		const shown = await failure(
			run('session', 'get', { sessionKey }, [{ key: good }, { key: 'DMO-0000000000' }]),
		);
		expect(shown.message).toBe('Session DMO-0000000000 cannot be found. [item 1]');
	});

	test('none is lost when PAVE answers 429 above its limit', async () => {
		const key = await newSession('IDLE');
		await pave.configure({ rateLimitPerSecond: 20, retryAfter: false });
		const items = await run(
			'session',
			'get',
			{ sessionKey },
			Array.from({ length: 60 }, () => ({ key })),
		);
		expect(items).toHaveLength(60);
		const log = await pave.requests({ path: '/v1/sessions' });
		expect(log.some(({ status }) => status === 429)).toBe(true);
	});

	test('stop when the execution is cancelled, even with Continue On Fail', async () => {
		const key = await newSession('IDLE');
		await pave.addFault({ path: '/v1/sessions', kind: 'status', status: 503, times: 'always' });
		const stop = new AbortController();
		const started = Date.now();
		const running = run('session', 'get', { sessionKey }, [{ key }, { key }], {
			continueOnFail: true,
			signal: stop.signal,
		});
		setTimeout(() => stop.abort(), 100);
		await running.catch(() => undefined);
		expect(Date.now() - started).toBeLessThan(1_000);
	});
});

describe('when PAVE does not want us', () => {
	const wrong = (fields: IDataObject) =>
		createN8nHarness({ credentials: { paveApi: { ...pave.credential, ...fields } } });

	test.each([{ apiSecret: 'wrong' }, { username: 'someone' }, { apiKey: 'unknown' }])(
		'a wrong credential (%j) is explained',
		async (fields) => {
			n8n = wrong(fields);
			const shown = await failure(run('callback', 'getAll'));
			expect(shown.message).toBe('PAVE did not accept the credential: Unauthorized.');
			expect(shown.description).toMatch(/^Check the Account Name/);
			expect(shown.httpCode).toBe('401');
			expect(JSON.stringify(shown)).not.toContain(pave.credential.apiSecret);
		},
	);

	test('a clock that is off is named', async () => {
		await pave.setClock({ offsetMs: -7 * 60_000 });
		await pave.addFault({
			path: '/v1/callbacks',
			kind: 'status',
			status: 401,
			headers: { date: new Date(Date.now() - 7 * 60_000).toUTCString() },
			body: { message: 'Unauthorized.' },
		});
		const shown = await failure(run('callback', 'getAll'));
		expect(shown.description).toMatch(/^This server is 7 minutes ahead of PAVE\./);
	});

	test('an outage is repeated, then told in plain words', async () => {
		await pave.addFault({ path: '/v1/callbacks', kind: 'drop', times: 2 });
		expect(await run('callback', 'getAll')).toEqual([]);
		n8n = wrong({ baseUrl: 'http://127.0.0.1:9' });
		const shown = await failure(run('callback', 'getAll'));
		expect(shown.message).toBe('PAVE could not be reached (ECONNREFUSED)');
		expect(shown.description).toMatch(/Base URL/);
	});

	test('an answer from somebody else is not taken for PAVE', async () => {
		await pave.addFault({ path: '/v1', kind: 'body', body: '<html>Sign in</html>', times: 3 });
		const shown = await failure(run('callback', 'getAll'));
		expect(shown.message).toBe('PAVE sent an answer that is not in its format');
		expect(shown.description).toMatch(/Base URL/);
	});

	test('pasted blanks and slashes in the credential do no harm', async () => {
		const { username, apiKey, apiSecret, baseUrl } = pave.credential;
		n8n = wrong({
			username: ` ${username} `,
			apiKey: `${apiKey}\n`,
			apiSecret: ` ${apiSecret}`,
			baseUrl: ` ${baseUrl}// `,
		});
		expect(await run('callback', 'getAll')).toEqual([]);
	});
});
