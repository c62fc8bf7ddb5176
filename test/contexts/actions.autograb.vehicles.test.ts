import type { INodeParameters } from 'n8n-workflow';

import { autoGrabEvents } from '../../nodes/AutoGrab/events';
import { presentEvent } from '../../nodes/shared/events';
import { createN8nHarness } from '../support/n8nContext';
import { AutoGrabActions } from '../support/autoGrabActions';

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

let actions: AutoGrabActions;

beforeAll(async () => {
	actions = await AutoGrabActions.start();
});
afterAll(async () => await actions.close());
beforeEach(async () => await actions.reset());

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
		expect(shown.description).toMatch(/at most 16 letters and digits/);
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
		expect(shown.message).toMatch(/^State is empty, so XYZ12Q could be a plate of any/);
		expect(shown.description).toMatch(/choose its Region/);
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
		['getByVin', { vin: 'n/a' }, 'VIN: "N/A" is not a VIN'],
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
		[{ kms: 'about 60' }, 'Kilometres: "about 60" is not a number'],
		[{ additionalFields: { rrpOverwrite: 'POA' } }, 'RRP Overwrite: "POA" is not a number'],
		[{ additionalFields: { vin: '???' } }, 'VIN: "???" is not a VIN'],
	])('refuses %j before anything is sent', async (wrong, message) => {
		const shown = await actions.failure('valuation', 'predict', { vehicleId, ...wrong });
		expect(shown.message).toBe(message);
		expect(await actions.vendor.requests()).toHaveLength(0);
	});

	test('a bill is not doubled when it is unclear whether AutoGrab acted', async () => {
		await actions.vendor.addFault({ method: 'POST', kind: 'act-then-drop' });
		const shown = await actions.failure('valuation', 'predict', { vehicleId });
		expect(shown.message).toMatch(/could not be reached/);
		expect(await actions.vendor.requests()).toHaveLength(1);
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

describe('several items', () => {
	test('keep their order under the rate limit; a bad one stays among the good ones', async () => {
		await actions.vendor.configure({ rateLimitPerSecond: 20 });
		const vins = Array.from({ length: 40 }, (_, n) => (n === 7 ? 'n/a' : 'JM0KF4WLA00123456'));
		const items = await actions.run(
			'vehicle',
			'getByVin',
			{ vin: '={{ $json.vin }}', options: { concurrency: 20 } },
			vins.map((vin) => ({ vin })),
			{ continueOnFail: true },
		);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(vins.map((_, item) => ({ item })));
		expect(items.filter(({ json }) => json.found === true)).toHaveLength(39);
		expect(items[7].json).toMatchObject({ error: 'VIN: "N/A" is not a VIN [item 7]' });
	});

	test('without Continue On Fail the node fails and names the item', async () => {
		const vins = [{ vin: 'JM0KF4WLA00123456' }, { vin: 'n/a' }];
		const shown = await actions.failure('vehicle', 'getByVin', { vin: '={{ $json.vin }}' }, vins);
		expect(shown.message).toBe('VIN: "N/A" is not a VIN [item 1]');
	});
});

describe('event', () => {
	test.each(autoGrabEvents.events.map(({ name }) => name))(
		"%s: the trigger's exact shape, without an account",
		async (event) => {
			actions.n8n = createN8nHarness({ credentials: {} });
			const definition = autoGrabEvents.events.find(({ name }) => name === event);
			const simple = await actions.one('event', 'getSample', { event });
			const asTrigger = { simplify: true };
			const expected = await presentEvent(autoGrabEvents, definition?.sample ?? {}, asTrigger);
			expect(simple).toEqual(expected.json);
			expect(simple).toMatchObject({ event, event_id: expect.any(String) });
			const raw = await actions.one('event', 'getSample', { event, simplify: false });
			expect(raw).toEqual(definition?.sample);
			expect(await actions.vendor.requests()).toHaveLength(0);
		},
	);

	test('an event that does not exist is named', async () => {
		const shown = await actions.failure('event', 'getSample', { event: 'car_stolen' });
		expect(shown.message).toBe('Event: AutoGrab has no event "car_stolen"');
	});
});
