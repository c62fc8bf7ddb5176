import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { AutoGrabActions } from '../support/autoGrabActions';

/** Everything that is ordered: certificates, reports, claims, repair decisions, enquiries. */

let actions: AutoGrabActions;

beforeAll(async () => {
	actions = await AutoGrabActions.start();
});
afterAll(async () => await actions.close());
beforeEach(async () => await actions.reset());

const vin = 'JM0KF4WLA00123456';
const ordered = async () => (await actions.vendor.orders()).map(({ body }) => body);

const claim = { claimId: 'CLM-7', registration: 'QRS45T', state: 'QLD', kms: '61,800 km' };
const decision = {
	decisionId: 'MRC123',
	userEmail: 'assessor@example.com',
	kms: '50000',
	repairType: 'exact',
	salvageType: 'estimate',
	pavType: 'estimate',
};
const enquiry = {
	externalDmsId: 'dms-41',
	externalDealershipId: 'parramatta',
	enquiryId: '1234-abcd',
	sourceId: 'website',
};

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
		expect(shown.description).toMatch(/Done: item 0.*Not started: item 2/);
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
		[{ certificateType: 'ppsr', registration: 'QRS45T' }, 'State is not a state of Australia'],
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
		[{ vin, kms: 'many' }, /^Kilometres: "many" is not a number/],
	])('%j is refused before anything is ordered', async (parameters, message) => {
		const shown = await actions.failure('report', 'requestCarAnalysis', parameters);
		expect(shown.message).toMatch(message);
		expect(await actions.vendor.requests()).toEqual([]);
	});
});

describe('insurance', () => {
	test('a claim with damage by hand and from a list', async () => {
		const damages = [{ description: 'Dented door', repair_cost: '$1,200' }];
		const item = await actions.one(
			'insurance',
			'createClaim',
			{
				...claim,
				additionalFields: { agreedValue: '19000', notes: 'Single owner' },
				preExistingDamage: { damage: [{ description: 'Scratch', repairCost: '350' }] },
				damageList: '={{ $json.damages }}',
			},
			[{ damages }],
		);
		expect(item).toEqual({ claim_id: expect.any(String), claim_number: 'CLM-7' });
		expect(await ordered()).toEqual([
			{
				claim_id: 'CLM-7',
				rego: 'QRS45T',
				state: 'QLD',
				odometer: 61800,
				agreed_value: 19000,
				notes: 'Single owner',
				region: 'au',
				pre_existing_damage: [
					{ description: 'Scratch', repair_cost: 350 },
					{ description: 'Dented door', repair_cost: 1200 },
				],
			},
		]);
	});

	test.each<[INodeParameters, RegExp]>([
		[{ damageList: 'a scratch' }, /is not a list$/],
		[{ damageList: '[{"repair_cost": 5}]' }, /^Pre-Existing Damage 1 has no description$/],
		[
			{ damageList: '[{"description": "x", "repair_cost": "a lot"}]' },
			/Repair Cost: "a lot" is not/,
		],
		[{ claimId: ' ' }, /^Claim Number is empty$/],
	])('%j is refused before anything is sent', async (parameters, message) => {
		const shown = await actions.failure('insurance', 'createClaim', { ...claim, ...parameters });
		expect(shown.message).toMatch(message);
		expect(await actions.vendor.requests()).toEqual([]);
	});

	test('a repair decision, with days as AutoGrab writes them', async () => {
		const additionalFields: IDataObject = {
			lossDate: '2024-05-23',
			repairCost: '12,345',
			decisionType: 'repair',
		};
		const parameters = { ...decision, additionalFields } as INodeParameters;
		const item = await actions.one('insurance', 'decideRepair', parameters);
		expect(item).toMatchObject({ decision_id: 'MRC123', success: true });
		expect(await ordered()).toEqual([
			{
				decision_id: 'MRC123',
				user_email: 'assessor@example.com',
				odometer: 50000,
				repair_type: 'exact',
				salvage_type: 'estimate',
				pav_type: 'estimate',
				loss_date: '23 May 2024',
				decision_type: 'repair',
				repair_cost: 12345,
				region: 'au',
			},
		]);
	});

	test.each<[INodeParameters, RegExp]>([
		[{ repairType: 'estimate', additionalFields: { repairCost: '1' } }, /^Repair Cost is only for/],
		[{ additionalFields: { repairPaint: '1' } }, /^The parts of a repair are only for an estimate/],
		[{ additionalFields: { pavValue: '1' } }, /^Pre-Accident Value is only for an exact one/],
		[{ additionalFields: { lossDate: 'soon' } }, /^Loss Date: "soon" is not a date/],
	])('what does not go together is refused: %j', async (parameters, message) => {
		const shown = await actions.failure('insurance', 'decideRepair', {
			...decision,
			...parameters,
		});
		expect(shown.message).toMatch(message);
		expect(await actions.vendor.requests()).toEqual([]);
	});
});

describe('enquiry', () => {
	test('is filed with customer and vehicle', async () => {
		const additionalFields = {
			firstName: 'Sam',
			mobile: '0400555010',
			make: 'Mazda',
			year: '2020',
			referenceId: 'branch-7',
		};
		expect(await actions.one('lead', 'sendEnquiry', { ...enquiry, additionalFields })).toEqual({
			enquiry_id: '1234-abcd',
			successful_ids: ['1234-abcd'],
			failed_ids: [],
		});
		expect(await ordered()).toEqual([
			{
				id: '1234-abcd',
				source_id: 'website',
				region: 'au',
				enquirer: { first_name: 'Sam', mobile: '0400555010' },
				vehicle: { make: 'Mazda', year: 2020 },
			},
		]);
		const [{ path, query }] = await actions.vendor.requests();
		expect(path).toBe('/v2/external-enquiry/dms-41/parramatta');
		expect(query).toBe('region=au&reference_id=branch-7');
	});

	test('one that AutoGrab did not take is a failure, although the status is 200', async () => {
		const shown = await actions.failure('lead', 'sendEnquiry', { ...enquiry, sourceId: 'unknown' });
		expect(shown.message).toBe('AutoGrab did not take the enquiry 1234-abcd: Unknown source');
	});
});

test('the quota is added on request', async () => {
	const parameters = { ...claim, options: { includeQuota: true } };
	expect(await actions.one('insurance', 'createClaim', parameters)).toMatchObject({
		quota: {
			requests_remaining: expect.any(Number),
			monthly_used: expect.any(Number),
			monthly_included: 500,
			monthly_most: 20000,
		},
	});
});
