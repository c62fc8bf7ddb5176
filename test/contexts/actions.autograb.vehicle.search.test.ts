import type { INodeParameters } from 'n8n-workflow';

import { actions, useAutoGrabActions } from '../support/autoGrabActions';

const vehicleId = '4720981135602688';
const mazda = {
	vehicle_id: vehicleId,
	title: '2020 Mazda CX-5 Maxx Sport Auto FWD',
	year: '2020',
	make: 'Mazda',
	model: 'CX-5',
	badge: 'Maxx Sport',
};
const unknown = {
	vehicle_id: null,
	title: null,
	year: null,
	make: null,
	model: null,
	badge: null,
};

useAutoGrabActions();

const lastQuery = async () => {
	const query = (await actions.vendor.requests()).at(-1)?.query ?? '';
	return Object.fromEntries(new URLSearchParams(query));
};

describe('vehicle', () => {
	test.each([
		{ errorStatus: 'fitting', unknownVehicle: 'null' },
		{ errorStatus: 'fitting', unknownVehicle: '404' },
		{ errorStatus: '400', unknownVehicle: '404' },
		{ errorStatus: '200', unknownVehicle: '404' },
	] as const)('no match is an answer (%j)', async (settings) => {
		await actions.vendor.configure(settings);
		const byPlate = { registration: 'NOBODY1', state: 'NSW' };
		for (const [operation, parameters] of [
			['getByRegistration', byPlate],
			['getByVin', { vin: 'JM0KF4WLA00999999' }],
		] as const) {
			const answer = await actions.one('vehicle', operation, parameters);
			expect(answer).toMatchObject({ found: false, ...unknown });
			expect(
				await actions.one('vehicle', operation, { ...parameters, simplify: false }),
			).toMatchObject({
				found: false,
				vehicle: null,
			});
		}
	});

	test('what the authority says comes without a match, too', async () => {
		const answer = await actions.one('vehicle', 'getByRegistration', {
			registration: 'REG4NOMATCH',
			state: 'NSW',
		});
		expect(answer).toMatchObject({
			found: false,
			...unknown,
			vin: 'JS1B5111100100001',
			upstream_vehicle: '2011 SUZUKI MOTORCYCLE BLACK',
		});
	});

	test('a plate of New Zealand has no state, an Australian one needs it', async () => {
		const found = await actions.one('vehicle', 'getByRegistration', {
			registration: 'ABC123',
			region: 'nz',
		});
		expect(found).toMatchObject({ found: true, make: 'Toyota' });
		expect(await lastQuery()).toEqual({ region: 'nz' });
		await actions.vendor.clearLogs();
		const shown = await actions.failure('vehicle', 'getByRegistration', { registration: 'XYZ12Q' });
		expect(shown.message).toMatch(/^Choose the state of plate XYZ12Q$/);
		expect(shown.description).toMatch(/another country: change Region/);
		expect(await actions.vendor.requests()).toHaveLength(0);
	});

	test.each([
		['getByRegistration', { registration: ' ' }, 'Registration Plate is empty'],
		[
			'getByRegistration',
			{ registration: 'see attached e-mail' },
			/^Registration Plate: ".*" is not a number plate$/,
		],
		['getByVin', { vin: '' }, 'VIN is empty'],
		['getByVin', { vin: 'n/a' }, 'VIN is empty'],
		['getByVin', { vin: 'see papers' }, 'VIN: "SEEPAPERS" is not a VIN'],
		['get', { vehicleId: '' }, 'Vehicle ID is empty'],
		['search', { search: ' ' }, 'Search Text is empty'],
	] as Array<[string, INodeParameters, string | RegExp]>)(
		'%s refuses %j before anything is sent',
		async (operation, parameters, message) => {
			const shown = await actions.failure('vehicle', operation, parameters);
			expect(shown.message).toMatch(message);
			expect(await actions.vendor.requests()).toHaveLength(0);
		},
	);

	test('getByVin finds a VIN with blanks and small letters', async () => {
		const found = await actions.one('vehicle', 'getByVin', { vin: ' jm0kf4wla 00123456 ' });
		expect(found).toMatchObject({ found: true, vin: 'JM0KF4WLA00123456', make: 'Mazda' });
	});

	test('search gives one item per vehicle, up to the limit, or says that there is none', async () => {
		const hits = await actions.run('vehicle', 'search', { search: 'mazda cx-5', limit: 2 });
		expect(hits).toHaveLength(2);
		expect(hits[0].json).toEqual({
			found: true,
			...mazda,
			body_type: 'SUV',
			transmission_type: 'Automatic',
			fuel_type: 'Petrol',
			confidence: 'standard',
		});
		expect((await lastQuery()).count).toBe('2');
		const raw = await actions.run('vehicle', 'search', { search: 'tesla', simplify: false });
		expect(raw[0].json).toMatchObject({
			found: true,
			make: 'Tesla',
			legacy_id: expect.any(String),
		});
		await actions.run('vehicle', 'search', { search: 'mazda', limit: 5000 });
		expect((await lastQuery()).count).toBe('100');
		expect(await actions.run('vehicle', 'search', { search: 'zeppelin' })).toMatchObject([
			{ json: { found: false, message: 'AutoGrab knows no vehicle for "zeppelin"' } },
		]);
	});

	test('a wrong path or host is not mistaken for a vehicle that is not known', async () => {
		await actions.reset({ baseUrl: `${actions.vendor.url}/wrong` });
		const shown = await actions.failure('vehicle', 'search', { search: 'mazda' });
		expect(shown.description).toMatch(/Base URL/);
		const valued = await actions.failure('valuation', 'predictByVin', { vin: 'JM0KF4WLA00123456' });
		expect(valued.description).toMatch(/Base URL/);
	});
});
