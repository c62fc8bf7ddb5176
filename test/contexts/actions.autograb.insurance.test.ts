import type { IDataObject, INodeParameters } from 'n8n-workflow';

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
		const shown = await actions.failure('lead', 'sendEnquiry', {
			...enquiry,
			sourceId: 'no-such-source',
		});
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
