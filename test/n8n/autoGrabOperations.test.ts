import { randomUUID } from 'node:crypto';

import { operations as autoGrabOperations } from '../../nodes/AutoGrab/operations';
import { outputSchemas as autoGrabSchemas } from '../../nodes/AutoGrab/resources/outputSchemas';
import type { CrmReceiver } from '../../tools/demo/crm';
import { startCrm } from '../../tools/demo/crm';
import type { Execution } from '../../tools/sandbox';
import { autoGrab } from './support/autograb';
import type { RunningAutoGrab } from './support/autograb';
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
