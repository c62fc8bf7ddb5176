import type { INodeParameters } from 'n8n-workflow';

import { actions, useAutoGrabActions } from '../support/autoGrabActions';

const vehicleId = '4720981135602688';

useAutoGrabActions();

const lastQuery = async () => {
	const query = (await actions.vendor.requests()).at(-1)?.query ?? '';
	return Object.fromEntries(new URLSearchParams(query));
};

describe('valuation', () => {
	const prices = {
		found: true,
		valuation_id: expect.any(String),
		vehicle_id: vehicleId,
		kms: 61800,
		price: 25600,
		retail_price: 25600,
		trade_price: 21760,
		score: 0.8742,
	};

	test('predict sends what was filled in, numbers as numbers', async () => {
		const plain = await actions.one('valuation', 'predict', { vehicleId });
		expect(plain).toEqual({ ...prices, adjustment: undefined });
		const detailed = await actions.one('valuation', 'predict', {
			vehicleId,
			kms: ' 121,800 km ',
			conditionScore: 5,
			additionalFields: {
				catalogue: 'autograb',
				rrpAdjustment: '-1,500',
				rrpOverwrite: '$42,990',
				rego: 'xyz12q',
				state: 'Victoria',
				stateForPricing: 'vic',
				vin: 'JM0KF4WLA00123456',
			},
		});
		expect(detailed).toMatchObject({ kms: 121800, price: 23600 });
	});

	test('features stand beside the prices', async () => {
		const features = ['bounds', 'max_offer'];
		expect(await actions.one('valuation', 'predict', { vehicleId, features })).toMatchObject({
			...prices,
			retail_lower: 24410,
			retail_upper: 26930,
			trade_lower: 20560,
			trade_upper: 23080,
			max_offer: 20508,
		});
		expect((await lastQuery()).features).toBe('bounds,max_offer');
		const raw = { vehicleId, features, simplify: false };
		expect(await actions.one('valuation', 'predict', raw)).toMatchObject({
			found: true,
			success: true,
			prediction: { id: expect.any(String), price: 25600, adjustment: null },
			bounds: { retail: { lower: 24410 } },
			max_offer: { price: 20508, reconditioning: 900 },
		});
	});

	test('by registration and by VIN', async () => {
		const plate = { registration: 'REG4SUCCESS', state: 'NSW', kms: 61800, features: 'bounds' };
		expect(await actions.one('valuation', 'predictByRegistration', plate)).toMatchObject({
			...prices,
			retail_lower: 24410,
		});
		const nz = { registration: 'ABC123', region: 'nz' };
		expect(await actions.one('valuation', 'predictByRegistration', nz)).toMatchObject({
			found: true,
		});
		const vin = { vin: 'JM0KF4WLA00123456', kms: '0' };
		expect(await actions.one('valuation', 'predictByVin', vin)).toMatchObject({
			found: true,
			kms: 0,
		});
	});

	test.each(['fitting', '400', '200'] as const)(
		'no match is an answer (%s)',
		async (errorStatus) => {
			await actions.vendor.configure({ errorStatus });
			for (const [operation, parameters, words] of [
				['predict', { vehicleId: '42' }, 'Vehicle 42 not found in database'],
				[
					'predictByRegistration',
					{ registration: 'NOBODY1', state: 'NSW' },
					'Vehicle via plate NOBODY1 not found in database',
				],
				[
					'predictByVin',
					{ vin: 'JM0KF4WLA00999999' },
					'Vehicle via VIN JM0KF4WLA00999999 not found in database',
				],
			] as Array<[string, INodeParameters, string]>) {
				const answer = await actions.one('valuation', operation, parameters);
				expect(answer).toEqual({ found: false, message: words });
			}
		},
	);

	test.each([
		[{ kms: 'about 60' }, 'Odometer (km): "about 60" is not a number'],
		[{ additionalFields: { rrpOverwrite: 'POA' } }, 'RRP Overwrite: "POA" is not a number'],
		[{ additionalFields: { vin: 'see papers' } }, 'VIN: "SEEPAPERS" is not a VIN'],
	])('refuses %j before anything is sent', async (wrong, message) => {
		const shown = await actions.failure('valuation', 'predict', { vehicleId, ...wrong });
		expect(shown.message).toBe(message);
		expect(await actions.vendor.requests()).toHaveLength(0);
	});

	test('a product that is not licensed says so', async () => {
		const barred = await actions.vendor.addAccount({ licences: { au: ['webhooks'] } });
		await actions.reset();
		const again = await actions.vendor.addAccount({ ...barred });
		actions.n8n.credentials.autoGrabApi.apiKey = again.apiKey;
		const shown = await actions.failure('valuation', 'predict', { vehicleId });
		expect(shown.message).toBe('You do not have a licence for this product in this region');
		expect(shown.description).toMatch(/account manager/);
		expect(shown.httpCode).toBe('403');
	});
});
