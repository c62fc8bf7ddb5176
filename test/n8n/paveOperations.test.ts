import { operations as paveOperations } from '../../nodes/Pave/operations';
import { outputSchemas as paveSchemas } from '../../nodes/Pave/resources/outputSchemas';
import type { CrmReceiver } from '../../tools/demo/crm';
import { startCrm } from '../../tools/demo/crm';
import type { Execution } from '../../tools/sandbox';
import { pave } from './support/pave';
import type { RunningPave } from './support/pave';
import { openStage, type Stage } from './support/stage';
import { expectPromised, from, operationsOf, runAll } from './support/allOperations';

const LEFT_BEHIND = 'SESSION:STAGE_CHANGE';

let stage: Stage;
let crm: CrmReceiver;

beforeAll(async () => {
	crm = await startCrm();
	stage = await openStage();
});
afterAll(async () => {
	await crm?.close();
	await stage?.close();
});

describe('every operation of PAVE', () => {
	let vendor: RunningPave;
	let execution: Execution;
	const run = (name: string) => expectPromised(execution, paveSchemas, name);

	beforeAll(async () => {
		vendor = await pave.start();
		const { simulator } = vendor;
		const account = await vendor.openAccount();
		const trigger = await stage.triggerWorkflow({
			vendor: pave,
			account,
			parameters: { events: ['SESSION:NOTE_INSERT'] },
		});
		await stage.client().publish(trigger.id);
		await account.lose((await account.registrations())[0]);

		const { apiKey } = account;
		// As after a move of n8n: the address is the old one, and only the token says whose it is.
		const left = await stage.triggerWorkflow({
			vendor: pave,
			account,
			parameters: { events: [LEFT_BEHIND] },
		});
		await stage.client().publish(left.id);
		const [registered] = (await account.callbacks()).filter(({ event }) => event === LEFT_BEHIND);
		const old = registered.url.replace(stage.n8n.url, crm.url);
		const { event: ofLeft, method, headers, payload } = registered;
		await simulator.replaceCallback({ apiKey, event: ofLeft, method, headers, payload, url: old });

		const { sessionKey: returned } = await simulator.playInspection({ apiKey });
		const { sessionKey: finished } = await simulator.playInspection({
			apiKey,
			note: { title: 'Keys received', description: 'Both key fobs handed over.' },
		});
		const { sessionKey: texted } = await simulator.createSession({
			apiKey,
			body: { sms: { to: '+16475550143', to_name: 'Alex Sample' } },
		});
		await simulator.changeSession({ sessionKey: texted, changes: { smsStatus: 'success' } });

		const created = { sessionKey: from('session.create', 'session_key') };
		const done = { sessionKey: finished };
		const event = 'SESSION:COMPLETE';
		const url = `${crm.url}/hooks/pave`;
		const header = [{ name: 'Authorization', value: 'Bearer token-of-the-crm' }];
		execution = await runAll(stage, 'pave', 'paveApi', account.credential, [
			['event.getSample', { event }],
			[
				'session.create',
				{
					session: { client_id: 'LEAD-20418' },
					vehicle: { vin: 'TESTVN00000000017' },
					sms: { to: '+16475550143', to_name: 'Alex Sample' },
				},
			],
			['session.get', created],
			['session.update', { ...created, session: { client_id: 'LEAD-20419' } }],
			['session.resendSms', { sessionKey: texted }],
			[
				'hotspot.sendPhotos',
				{
					...created,
					photos: { photo: [{ label: 'Front', url: 'https://images.example.com/front.jpg' }] },
				},
			],
			['hotspot.getResults', created],
			['session.delete', created],
			['session.getResults', done],
			['session.getDamages', done],
			['session.compare', { ...done, returnSessionKey: returned }],
			['session.getReport', done],
			['session.getManyResults', { sessionKeys: finished }],
			['session.getPhotos', done],
			['session.getNotes', done],
			['session.downloadPhotos', done],
			['callback.create', { event, url, additionalFields: { headers: { header } } }],
			['callback.get', { event }],
			['callback.update', { event, updateFields: { payload: '{"branch": "Melbourne South"}' } }],
			['callback.upsert', { event: 'SESSION:STATUS_CHANGE', url }],
			['callback.getAll'],
			['callback.repair', { webhookUrl: trigger.productionUrl, events: ['SESSION:NOTE_INSERT'] }],
			['callback.giveBack', { event: LEFT_BEHIND }],
			['callback.delete', { event }],
		]);
	});
	afterAll(async () => {
		await vendor?.close();
	});

	test.each(operationsOf(paveOperations))('%s gives what its schema promises', (name) => {
		run(name);
	});

	test('ends well as a whole', () => {
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
	});

	test('hands the photos over as files', () => {
		const items = run('session.downloadPhotos').outputs[0];
		for (const { json, binary } of items) {
			expect(json.downloaded).toBe(true);
			expect(Object.values(binary ?? {})[0]).toMatchObject({ mimeType: 'image/jpeg' });
		}
	});

	test('hands the report over as one page', () => {
		const [{ json, binary }] = run('session.getReport').outputs[0];
		expect(json).toMatchObject({ ready: true, problems: [] });
		expect(binary?.data).toMatchObject({ mimeType: 'text/html' });
	});

	test('frees the event that a trigger left behind', () => {
		expect(execution.items('callback.giveBack')).toEqual([
			expect.objectContaining({ event: LEFT_BEHIND, host: null }),
		]);
	});

	test('repairs the lost registration of the published trigger', () => {
		expect(execution.items('callback.repair')).toEqual([
			expect.objectContaining({ event: 'SESSION:NOTE_INSERT', status: 'repaired' }),
		]);
	});

	test('shows no secret', () => {
		expect(JSON.stringify(execution.nodes)).not.toMatch(/token-of-the-crm|Bearer [\w-]{20}/);
	});
});
