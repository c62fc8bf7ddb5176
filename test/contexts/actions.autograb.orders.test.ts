import type { INodeParameters } from 'n8n-workflow';

import {
	actions,
	claim,
	decision,
	enquiry,
	ordered,
	useAutoGrabActions,
} from '../support/autoGrabActions';

/** Everything that is ordered: certificates, reports, claims, repair decisions, enquiries. */

useAutoGrabActions();

const vin = 'JM0KF4WLA00123456';

/** Each with one way of calling that works. */
const orders: Array<[resource: string, operation: string, parameters: INodeParameters]> = [
	['certificate', 'generate', { certificateType: 'ppsr', registration: 'QRS45T', state: 'QLD' }],
	['report', 'requestCarAnalysis', { vin }],
	['insurance', 'createClaim', claim],
	['insurance', 'decideRepair', decision],
	['lead', 'sendEnquiry', enquiry],
];

describe.each(orders)('%s %s', (resource, operation, parameters) => {
	test('is not repeated while it is unclear whether AutoGrab acted, but is after a refusal', async () => {
		await actions.vendor.addFault({ method: 'POST', kind: 'act-then-drop' });
		const shown = await actions.failure(resource, operation, parameters);
		expect(shown.message).toMatch(/AutoGrab could not be reached/);
		expect(await ordered()).toHaveLength(1);
		await actions.vendor.addFault({ method: 'POST', kind: 'status', status: 429 });
		await actions.run(resource, operation, parameters);
		expect(await ordered()).toHaveLength(2);
	});

	test('all items are checked before the first one is sent', async () => {
		const [name] = Object.keys(parameters).filter((key) => key !== 'certificateType');
		const mapped = { ...parameters, [name]: '={{ $json.value }}' };
		const items = [{ value: parameters[name] as string }, { value: '' }];
		await actions.failure(resource, operation, mapped, items);
		expect(await actions.vendor.requests()).toEqual([]);
	});

	test('an error in the middle says which items were done', async () => {
		await actions.vendor.addFault({ method: 'POST', skip: 1, kind: 'status', status: 400 });
		const options = { options: { concurrency: 1 } };
		const shown = await actions.failure(resource, operation, { ...parameters, ...options }, [
			{},
			{},
			{},
		]);
		expect(shown.description).toMatch(/1 of 3 items were done: item 0.*Not started: item 2/);
	});
});

describe('certificate', () => {
	test('a PPSR search by plate and state', async () => {
		const [, , parameters] = orders[0];
		const item = await actions.one('certificate', 'generate', parameters);
		expect(item).toMatchObject({
			id: expect.any(String),
			rego: 'QRS45T',
			url: expect.stringMatching(/\.pdf$/),
			has_secured_parties: true,
		});
		expect(await ordered()).toEqual([{ type: 'ppsr', rego: 'QRS45T', state: 'QLD' }]);
		const id = String(item.id);
		expect(await actions.one('certificate', 'getUpdates', { certificateId: id })).toMatchObject({
			certificate_id: id,
			has_changed: true,
			has_expired: true,
		});
	});

	test('a car analysis by VIN or valuation, whatever stands in fields that are not shown', async () => {
		const hidden = { registration: 'WRONG1', state: 'NSW' };
		for (const certificateType of ['car-analysis', 'car-analysis-standalone']) {
			await actions.run('certificate', 'generate', { certificateType, vin, ...hidden });
		}
		await actions.run('certificate', 'generate', {
			certificateType: 'car-analysis-standalone',
			valuationId: 'v-1',
			brand: 'caranalysis',
		});
		expect(await ordered()).toEqual([
			{ type: 'car-analysis', vin },
			{ type: 'car-analysis-standalone', vin },
			{ type: 'car-analysis-standalone', valuation_id: 'v-1', brand: 'caranalysis' },
		]);
	});

	test.each([
		[{ certificateType: 'ppsr', state: 'QLD' }, 'Registration Plate is empty'],
		[{ certificateType: 'ppsr', registration: 'QRS45T' }, 'Choose one of the eight states'],
		[{ certificateType: 'car-analysis' }, 'VIN and Valuation ID are both empty'],
	])('%j is refused before anything is sent', async (parameters, message) => {
		const shown = await actions.failure('certificate', 'generate', parameters);
		expect(shown.message).toBe(message);
		expect(await actions.vendor.requests()).toEqual([]);
	});
});

describe('car analysis report', () => {
	test.each([
		['report' as const, 'in_progress'],
		['certificate' as const, 'pending'],
	])('reads the answer called %s', async (carAnalysisAs, status) => {
		await actions.vendor.configure({ carAnalysisAs });
		const item = await actions.one('report', 'requestCarAnalysis', {
			vin,
			kms: '61800',
			sources: ['ppsr', 'vehicle_details'],
		});
		expect(item).toMatchObject({ report_id: expect.any(String), status });
		expect(await ordered()).toEqual([
			{ vin, odometer: 61800, sources: ['ppsr', 'vehicle_details'] },
		]);
	});

	test.each<[INodeParameters, RegExp]>([
		[{}, /are all empty/],
		[{ registration: 'QRS45T' }, /^State is empty/],
		[{ vin, additionalFields: { marketplacePrice: '26490' } }, /^Marketplace Price Type is empty/],
		[
			{
				vin,
				additionalFields: {
					marketplacePrice: '26490',
					marketplacePriceType: 'EGC',
					valuationId: 'v-1',
				},
			},
			/only one of them/,
		],
		[{ vin, kms: 'many' }, /^Odometer \(km\): "many" is not a number/],
	])('%j is refused before anything is ordered', async (parameters, message) => {
		const shown = await actions.failure('report', 'requestCarAnalysis', parameters);
		expect(shown.message).toMatch(message);
		expect(await actions.vendor.requests()).toEqual([]);
	});
});
