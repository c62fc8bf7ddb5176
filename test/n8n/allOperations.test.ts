import { randomUUID } from 'node:crypto';

import { operations as autoGrabOperations } from '../../nodes/AutoGrab/operations';
import { outputSchemas as autoGrabSchemas } from '../../nodes/AutoGrab/resources/outputSchemas';
import { operations as paveOperations } from '../../nodes/Pave/operations';
import { outputSchemas as paveSchemas } from '../../nodes/Pave/resources/outputSchemas';
import type { CrmReceiver } from '../../tools/demo/crm';
import { startCrm } from '../../tools/demo/crm';
import type { Execution } from '../../tools/sandbox';
import { autoGrab } from './support/autograb';
import type { RunningAutoGrab } from './support/autograb';
import { pave } from './support/pave';
import type { RunningPave } from './support/pave';
import { openStage, type Stage } from './support/stage';
import { byId, expectPromised, from, operationsOf, runAll } from './support/allOperations';

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

	test('repairs the lost registration of the published trigger', () => {
		expect(execution.items('callback.repair')).toEqual([
			expect.objectContaining({ event: 'SESSION:NOTE_INSERT', status: 'repaired' }),
		]);
	});

	test('shows no secret', () => {
		expect(JSON.stringify(execution.nodes)).not.toMatch(/token-of-the-crm|Bearer [\w-]{20}/);
	});
});

describe('every operation of AutoGrab', () => {
	let vendor: RunningAutoGrab;
	let execution: Execution;
	const run = (name: string) => expectPromised(execution, autoGrabSchemas, name);

	beforeAll(async () => {
		vendor = await autoGrab.start();
		const account = await vendor.openAccount();
		const trigger = await stage.triggerWorkflow({ vendor: autoGrab, account });
		await stage.client().publish(trigger.id);
		await account.lose((await account.registrations())[0]);

		const vehicleId = '4720981135602688';
		const vin = 'JM0KF4WLA00123456';
		const plate = { registration: 'XYZ12Q', state: 'NSW' };
		const events = ['recapture_new'];
		const endpoint = `${crm.url}/hooks/autograb?token=token-of-the-crm-${randomUUID()}`;
		const made = byId(from('webhook.create', 'id'));
		execution = await runAll(stage, 'autoGrab', 'autoGrabApi', account.credential, [
			['event.getSample', { event: 'recapture_new' }],
			['vehicle.get', { vehicleId }],
			['vehicle.getByRegistration', plate],
			['vehicle.getByVin', { vin }],
			['vehicle.search', { search: '2020 Mazda CX-5', limit: 5 }],
			['valuation.predict', { vehicleId, kms: '61800', conditionScore: 3, features: ['bounds'] }],
			['valuation.predictByRegistration', { ...plate, kms: '61800' }],
			['valuation.predictByVin', { vin, kms: '98400' }],
			['vehicle.findByFacets', { make: 'Mazda', model: 'CX-5' }],
			['vehicle.getHistory', { vin }],
			['vehicle.getMarketOverlay', { vehicleId: { __rl: true, mode: 'id', value: vehicleId } }],
			['vehicle.getPhotos', { vehicleId }],
			['valuation.lookUpAndPredict', { ...plate, kms: '61800' }],
			['valuation.predictConditions', { vehicleId }],
			['valuation.get', { valuationId: from('valuation.predictConditions', 'valuation_id') }],
			['valuation.predictGauge', { listingPrice: '26490', additionalFields: { vin } }],
			['valuation.predictResidual', { vehicleId, initialKms: '10000', yearlyKms: '15000' }],
			['certificate.generate', { certificateType: 'ppsr', ...plate }],
			['certificate.getUpdates', { certificateId: from('certificate.generate', 'id') }],
			['report.requestCarAnalysis', { vin }],
			['insurance.createClaim', { claimId: 'CLM-1', ...plate }],
			[
				'insurance.decideRepair',
				{ decisionId: 'MRC1', userEmail: 'assessor@example.com', kms: '50000' },
			],
			[
				'lead.sendEnquiry',
				{
					externalDmsId: 'dms-41',
					externalDealershipId: 'parramatta',
					enquiryId: 'E-1',
					sourceId: 'website',
				},
			],
			// Behind valuations, whose items have neither plate nor name: these come from other nodes.
			[
				'recapture.upload',
				{
					uploadName: 'May 2025 settlements',
					customerFields: { vin: from('vehicle.getByVin', 'vin'), client_name: 'Jordan Example' },
				},
			],
			['webhook.create', { name: 'Win-back leads', endpoint, events }],
			['webhook.get', made],
			['webhook.update', { ...made, updateFields: { name: 'Win-back leads (sales)' } }],
			['webhook.upsert', { name: 'Win-back leads', endpoint, events: ['recapture_delist'] }],
			['webhook.ping', made],
			['webhook.getAll'],
			['webhook.repair', { webhookUrl: trigger.productionUrl, events }],
			['webhook.delete', made],
		]);
	});
	afterAll(async () => {
		await vendor?.close();
	});

	test.each(operationsOf(autoGrabOperations))('%s gives what its schema promises', (name) => {
		run(name);
	});

	test('ends well as a whole', () => {
		expect(execution.error).toBeUndefined();
		expect(execution.status).toBe('success');
	});

	test('finds and values the vehicles', () => {
		for (const name of operationsOf({
			vehicle: autoGrabOperations.vehicle,
			valuation: autoGrabOperations.valuation,
		})) {
			expect({ name, found: execution.items(name)[0].found }).toEqual({ name, found: true });
		}
	});

	test('repairs the lost registration of the published trigger', () => {
		expect(execution.items('webhook.repair')).toEqual([
			expect.objectContaining({ event: 'recapture_new', status: 'repaired' }),
		]);
	});

	test('shows no secret', () => {
		expect(JSON.stringify(execution.nodes)).not.toMatch(/token-of-the-crm|token=[\w-]{20}/);
	});
});
