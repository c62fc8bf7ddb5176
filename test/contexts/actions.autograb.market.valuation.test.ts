import { actions, useAutoGrabActions } from '../support/autoGrabActions';

/** The market around a vehicle, and valuations beyond the plain one. */

useAutoGrabActions();

const vehicleId = '4720981135602688';
const byId = { vehicleId: { __rl: true, mode: 'id', value: vehicleId } };
const vin = 'JM0KF4WLA00123456';
const queryOf = ({ query }: { query: string }) => Object.fromEntries(new URLSearchParams(query));

describe('valuation', () => {
	test('look up and predict tells what was matched, and values by its ID', async () => {
		const item = await actions.one('valuation', 'lookUpAndPredict', {
			registration: 'XYZ12Q',
			state: 'NSW',
			kms: '61,800 km',
			conditionScore: 4,
			additionalFields: { referenceId: 'branch-7', rrpAdjustment: '-1500' },
		});
		expect(item).toMatchObject({
			found: true,
			vehicle_id: vehicleId,
			retail_price: 26400,
			matched: { found: true, vehicle_id: vehicleId, confidence: 'standard' },
		});
		const [lookUp, predict] = await actions.vendor.requests();
		expect(lookUp.path).toBe('/v2/vehicles/registrations/XYZ12Q');
		expect(queryOf(lookUp)).toEqual({ region: 'au', state: 'NSW', reference_id: 'branch-7' });
		expect(predict).toMatchObject({
			path: '/v2/valuations/predict',
			query: 'reference_id=branch-7',
		});
	});

	test.each(['null', '404'] as const)(
		'without a match nothing is valued (%s)',
		async (unknownVehicle) => {
			await actions.vendor.configure({ unknownVehicle });
			const parameters = { lookUpBy: 'vin', vin: 'JM0KF4WLA00999999' };
			expect(await actions.one('valuation', 'lookUpAndPredict', parameters)).toMatchObject({
				found: false,
				message: expect.any(String),
				matched: { found: false },
			});
			const paths = (await actions.vendor.requests()).map(({ path }) => path);
			expect(paths).toEqual(['/v2/vehicles/vins/JM0KF4WLA00999999']);
		},
	);

	test('conditions, then the same valuation once more', async () => {
		const item = await actions.one('valuation', 'predictConditions', { ...byId, kms: '61800' });
		expect(item).toMatchObject({ found: true, retail_price: 25600, trade_price: null });
		expect(item.conditions).toHaveLength(5);
		const again = { valuationId: String(item.valuation_id) };
		expect(await actions.one('valuation', 'get', again)).toMatchObject({
			valuation_id: item.valuation_id,
			retail_price: 25600,
		});
	});

	test('residual, one item per year', async () => {
		const parameters = { ...byId, initialKms: '10,000', yearlyKms: '15000' };
		const items = await actions.run('valuation', 'predictResidual', parameters);
		expect(items).toHaveLength(6);
		expect(items[5].json).toEqual({
			found: true,
			vehicle_id: vehicleId,
			year: 5,
			kms: 85000,
			valuation: 18890,
			score: expect.any(Number),
		});
		const shown = await actions.failure('valuation', 'predictResidual', {
			...byId,
			initialKms: '1',
		});
		expect(shown.message).toBe('Kilometres per Year is empty');
	});

	test('gauge', async () => {
		const parameters = { listingPrice: '$26,490', additionalFields: { vin } };
		expect(await actions.one('valuation', 'predictGauge', parameters)).toMatchObject({
			found: true,
			gauge_id: expect.any(String),
			fill: 0.62,
			listing_price: 26490,
		});
		const shown = await actions.failure('valuation', 'predictGauge', { listingPrice: '1' });
		expect(shown.message).toBe('Choose a vehicle: add a plate, a VIN or a Vehicle ID');
	});
});
