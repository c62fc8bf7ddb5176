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

useAutoGrabActions();

const lastQuery = async () => {
	const query = (await actions.vendor.requests()).at(-1)?.query ?? '';
	return Object.fromEntries(new URLSearchParams(query));
};

describe('vehicle', () => {
	test('get by ID: simplified, raw, and unknown; long IDs stay text', async () => {
		expect(await actions.one('vehicle', 'get', { vehicleId: ` ${vehicleId} ` })).toEqual({
			found: true,
			...mazda,
			body_type: 'SUV',
			transmission_type: 'Automatic',
			fuel_type: 'Petrol',
		});
		const raw = await actions.one('vehicle', 'get', { vehicleId, simplify: false });
		expect(raw).toMatchObject({
			found: true,
			success: true,
			vehicle: { id: vehicleId, num_seats: 5 },
		});
		expect(await actions.one('vehicle', 'get', { vehicleId: '42' })).toMatchObject({
			found: false,
			vehicle_id: null,
			message: 'Vehicle 42 not found in database',
		});
	});

	test('get copes with the route in the plural, which the docs also hint at', async () => {
		await actions.vendor.addFault({
			path: `/v2/vehicles/${vehicleId}`,
			kind: 'status',
			status: 200,
			body: { success: true, vehicle: { id: vehicleId, make: 'Mazda' } },
		});
		const gone = { error: true, message: 'Not Found' };
		await actions.vendor.addFault({
			path: '/v2/vehicle/',
			kind: 'status',
			status: 404,
			body: gone,
		});
		expect(await actions.one('vehicle', 'get', { vehicleId })).toMatchObject({
			found: true,
			make: 'Mazda',
		});
		await actions.vendor.addFault({
			path: '/v2/vehicle/',
			kind: 'status',
			status: 404,
			body: gone,
		});
		expect(await actions.one('vehicle', 'get', { vehicleId })).toMatchObject({ found: false });
	});

	test('get refuses an ID that has lost digits', async () => {
		const lossy = { vehicleId: '={{ 47209811356026881 }}' };
		const shown = await actions.failure('vehicle', 'get', lossy);
		expect(shown.message).toMatch(/^Vehicle ID: 4720981135602688\d is a number too long/);
		expect(shown.description).toMatch(/as text/);
	});

	test.each([
		['xyz 12q', 'VIC'],
		['XYZ12Q', 'Victoria'],
		['XYZ12Q', ' v.i.c. '],
	])('getByRegistration: %s in %s', async (registration, state) => {
		const found = await actions.one('vehicle', 'getByRegistration', { registration, state });
		expect(found).toEqual({
			found: true,
			...mazda,
			vin: 'JM0KF4WLA00123456',
			colour: 'WHITE',
			confidence: 'standard',
			upstream_vehicle: '2020 MAZDA CX-5 WAGON WHITE',
			other_candidates: [],
		});
		expect(await lastQuery()).toEqual({ region: 'au', state: 'VIC' });
	});

	test('getByRegistration asks for features and passes each on as it came', async () => {
		const features = ['registration_status', 'writeoff_info'];
		const found = await actions.one('vehicle', 'getByRegistration', {
			registration: 'REG4SUCCESS',
			state: 'NSW',
			features,
			additionalFields: { preferMoreResults: true, referenceId: ' branch-7 ' },
		});
		expect(found.registration_status).toEqual({ status: 'REGISTERED', expiry_date: '2026-03-14' });
		expect(found).toHaveProperty('writeoff_info.incident_list.0.jurisdiction', 'QLD');
		expect(await lastQuery()).toEqual({
			region: 'au',
			state: 'NSW',
			features: features.join(),
			prefer_more_results: 'true',
			reference_id: 'branch-7',
		});
	});

	test.each([
		['reg4 success ev', 'REG4SUCCESSEV'],
		['ABCDEFGH12345678', 'ABCDEFGH12345678'],
	])('getByRegistration takes a plate as long as %s', async (registration, sent) => {
		await actions.one('vehicle', 'getByRegistration', { registration, state: 'NSW' });
		const [{ path }] = await actions.vendor.requests();
		expect(path).toContain(`/${sent}`);
		const longer = { registration: `${sent}XXXXX`.slice(0, 17).padEnd(17, 'X'), state: 'NSW' };
		const shown = await actions.failure('vehicle', 'getByRegistration', longer);
		expect(shown.description).toMatch(/at most 16 Latin letters and digits/);
	});

	test('getByRegistration names the other candidates of an uncertain match', async () => {
		const found = await actions.one('vehicle', 'getByRegistration', {
			registration: 'REG4WARNING',
			state: 'NSW',
		});
		expect(found).toMatchObject({ found: true, confidence: 'reduced' });
		expect(found.other_candidates).toHaveLength(1);
		const raw = await actions.one('vehicle', 'getByRegistration', {
			registration: 'REG4WARNING',
			state: 'NSW',
			simplify: false,
		});
		expect(raw).toMatchObject({ found: true, success: true, vehicle: { id: vehicleId } });
	});
});
