import omit from 'lodash/omit';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { ListeningNode } from '../support/n8nContext';
import { harness, live, node, sim, usePaveTrigger } from '../support/paveTrigger';

const EVENTS = [
	'SESSION:COMPLETE',
	'SESSION:NOTE_INSERT',
	'SESSION:SMS_PROCESS',
	'SESSION:STAGE_CHANGE',
	'SESSION:STATUS_CHANGE',
];

let listening: ListeningNode;

usePaveTrigger();

const publish = async (parameters: INodeParameters, staticData: IDataObject = {}) => {
	const all = { events: EVENTS, ...parameters };
	await harness.hooks(node, all, { staticData }).activate();
	listening = await harness.serve(node, all, { staticData });
	live.push(listening);
};
const executed = async () => {
	await listening.settled();
	return listening.deliveries.flatMap(({ execution }) => (execution ? [execution] : []));
};
const items = async () => (await executed()).flatMap(({ outputs }) => outputs[0]);
const hints = async () => (await executed()).flatMap((e) => e.hints.map(({ message }) => message));

test('a whole inspection: each step of it arrives once, in its own form', async () => {
	await publish({});
	await sim.playInspection({
		rejectPhotos: ['Left'],
		note: { title: 'Scratch', description: 'Left door' },
	});
	const records = (await items()).map(({ json }) => json);
	expect(new Set(records.map(({ event }) => event))).toEqual(new Set(EVENTS));
	expect(new Set(records.map(({ event_id }) => event_id)).size).toBe(records.length);
	expect(records.find(({ photo_status }) => photo_status === 'rejected')).toMatchObject({
		photo_label: 'Left',
		photo_url: expect.stringMatching(/^http/),
	});
	expect(records.find(({ event }) => event === 'SESSION:COMPLETE')).toMatchObject({
		session_key: expect.any(String),
		vehicle: expect.any(String),
		damage_count: expect.any(Number),
		photo_urls: expect.arrayContaining([expect.stringMatching(/^http/)]),
	});
});

test.each([
	['photoStatuses', ['rejected'], 'SESSION:STAGE_CHANGE', 'photo_status', ['rejected']],
	['smsStatuses', ['error'], 'SESSION:SMS_PROCESS', 'status', []],
	['sessionStatuses', ['STARTED'], 'SESSION:STATUS_CHANGE', 'status', ['STARTED']],
])('%s %j lets through only that', async (option, ticked, event, field, expected) => {
	await publish({ options: { [option]: ticked } });
	await sim.playInspection({ rejectPhotos: ['Left'] });
	const records = (await items()).map(({ json }) => json);
	expect(records.filter((json) => json.event === event).map((json) => json[field])).toEqual(
		expected,
	);
	expect(records.some((json) => json.event === 'SESSION:COMPLETE')).toBe(true);
});

test('Custom Attributes come with every event and do not change its id', async () => {
	const attributes = [{ name: 'branch', value: 'South' }];
	await publish({ simplify: false, options: { customAttributes: { attributes } } });
	await sim.sendEvent({ event: 'SESSION:COMPLETE' });
	const [{ json }] = await items();
	expect(json.branch).toBe('South');
	listening.stop();
	// n8n never asks PAVE again here: what arrives without the attribute is the same event.
	await publish({});
	await sim.deliver({ event: 'SESSION:COMPLETE', body: omit(json, 'branch') });
	expect(await items()).toEqual([]);
});

test('Include Session looks the session up', async () => {
	await publish({ options: { includeSession: true } });
	await sim.playInspection({ stopAt: 'STARTED', sms: 'none' });
	const [{ json }] = await items();
	expect(json).toMatchObject({
		event: 'SESSION:STATUS_CHANGE',
		status: 'STARTED',
		contact_label: 'Alex Sample',
	});
});

test('a look-up that fails leaves the event intact, with a hint', async () => {
	await publish({ options: { includeSession: true } });
	await sim.addFault({
		method: 'GET',
		path: '/v1/sessions',
		kind: 'status',
		status: 404,
		body: { message: 'Session X cannot be found.' },
	});
	await sim.playInspection({ stopAt: 'STARTED', sms: 'none' });
	const [{ json }] = await items();
	expect(json.event).toBe('SESSION:STATUS_CHANGE');
	expect(json).not.toHaveProperty('session');
	expect((await hints())[0]).toMatch(/could not be looked up: Session X cannot be found/);
});

test('Download Photos attaches the picture of a processed photo as "photo"', async () => {
	await publish({ options: { downloadPhotos: true }, events: ['SESSION:STAGE_CHANGE'] });
	await sim.playInspection();
	const [item] = await items();
	expect(item.binary?.photo).toMatchObject({ mimeType: 'image/jpeg', fileExtension: 'jpg' });
});

test('Download Photos attaches every photo of a finished inspection under its label', async () => {
	await publish({ options: { downloadPhotos: true }, events: ['SESSION:COMPLETE'] });
	await sim.playInspection();
	const [item] = await items();
	expect(Object.keys(item.binary ?? {})).toEqual(
		expect.arrayContaining(['VIN', 'Front_Left', 'Tires']),
	);
	expect(Object.keys(item.binary ?? {})).toHaveLength(13);
});

test.each(['missing', 'wrong-type', 'too-large', 'redirect-loop'] as const)(
	'a photo that is %s costs neither the event nor the other photos',
	async (fault) => {
		await publish({ options: { downloadPhotos: true }, events: ['SESSION:COMPLETE'] });
		await sim.configure({ photoFaults: { '4': fault }, tooLargeBytes: 30 * 1024 * 1024 });
		await sim.playInspection();
		const [item] = await items();
		expect(Object.keys(item.binary ?? {})).toHaveLength(12);
		expect(item.binary).not.toHaveProperty('Left');
		expect((await hints())[0]).toMatch(/^Photo "Left": /);
	},
);

test('an execution that was stopped half way takes its record back: a retry counts, and so does a repeat', async () => {
	const parameters = { events: EVENTS, options: { downloadPhotos: true } };
	await publish(parameters);
	await sim.configure({ photoFaults: { '*': 'slow' } });
	const [delivery] = await sim.sendEvent({ event: 'SESSION:COMPLETE' });
	const input = [{ json: { body: delivery.body as IDataObject, passedBy: [] } }];
	const nodeId = 'stopped';
	const stop = new AbortController();
	const stopped = harness.execute(node, parameters, input, {
		mode: 'webhook',
		nodeId,
		signal: stop.signal,
	});
	await new Promise((resolve) => setImmediate(resolve));
	stop.abort();
	await expect(stopped).rejects.toThrow();
	await sim.configure({ photoFaults: {} });
	const again = await harness.execute(node, parameters, input, { mode: 'webhook', nodeId });
	expect(again.outputs[0]).toHaveLength(1);
});
