import detailed from '../fixtures/autograb/sourcing.market-overlay.listing-details.response.inferred.json';
import type { INodeParameters } from 'n8n-workflow';

import { actions, useAutoGrabActions } from '../support/autoGrabActions';

/** The market around a vehicle, and valuations beyond the plain one. */

useAutoGrabActions();

const vehicleId = '4720981135602688';
const byId = { vehicleId: { __rl: true, mode: 'id', value: vehicleId } };
const vin = 'JM0KF4WLA00123456';
const queryOf = ({ query }: { query: string }) => Object.fromEntries(new URLSearchParams(query));
const lastQuery = async () => (await actions.vendor.requests()).map(queryOf).at(-1);

describe('the vehicle ID', () => {
	test.each<[string, INodeParameters]>([
		['as saved before there was a picker', { vehicleId }],
		['from an expression', { vehicleId: '={{ $json.vehicle_id }}' }],
		['by ID', byId],
		['from the list', { vehicleId: { __rl: true, mode: 'list', value: vehicleId } }],
		[
			'by ID, as an expression',
			{ vehicleId: { __rl: true, mode: 'id', value: '={{ $json.vehicle_id }}' } },
		],
	])('%s', async (_name, parameters) => {
		const items = [{ vehicle_id: vehicleId }];
		const item = await actions.one('vehicle', 'get', parameters, items);
		expect(item).toMatchObject({ found: true, vehicle_id: vehicleId });
	});

	test('is searched for only when there is something to search', async () => {
		const list = async (filter?: string) =>
			(await actions.n8n.listSearch(actions.node, 'searchVehicles', { region: '' }, filter))
				.results;
		expect(await list()).toEqual([]);
		expect(await list('ma')).toEqual([]);
		expect(await actions.vendor.requests()).toEqual([]);
		expect(await list('mazda maxx')).toContainEqual({
			name: '2020 Mazda CX-5 Maxx Sport Auto FWD',
			value: vehicleId,
		});
	});
});

describe('market overlay', () => {
	test('comes with what a price is judged by', async () => {
		const item = await actions.one('vehicle', 'getMarketOverlay', {
			...byId,
			features: ['rego', 'VIN'],
			additionalFields: { includeAdjacentYears: true, minimumDays: '90' },
		});
		expect(item).toMatchObject({
			found: true,
			vehicle_id: vehicleId,
			live_count: 1,
			lowest_price: 14000,
			median_price: 14500,
			highest_price: 15000,
			sample_size: 2,
			days_checked: 90,
		});
		expect(item.leads).toHaveLength(2);
		expect(await lastQuery()).toEqual({
			region: 'au',
			features: 'rego,VIN',
			include_adjacent_years: 'true',
			minimum_days: '90',
		});
	});

	test('has the details of each listing if asked for', async () => {
		const features = ['listing_details'];
		const item = await actions.one('vehicle', 'getMarketOverlay', { ...byId, features });
		const [{ listing_details }] = detailed.leads;
		expect(item.leads).toMatchObject([{ listing_details }, { listing_details }]);
		const plain = await actions.one('vehicle', 'getMarketOverlay', byId);
		expect(JSON.stringify(plain)).not.toContain('listing_details');
	});

	test('without a listing there is no price', async () => {
		const body = { success: true, sample_size: 0, days_checked: 120, leads: [] };
		await actions.vendor.addFault({ kind: 'body', body });
		expect(await actions.one('vehicle', 'getMarketOverlay', byId)).toMatchObject({
			found: false,
			median_price: null,
		});
		await actions.vendor.addFault({ kind: 'body', body });
		const raw = { ...byId, simplify: false };
		expect(await actions.one('vehicle', 'getMarketOverlay', raw)).toEqual(body);
	});
});

describe('history', () => {
	test.each(['wrapped', 'flat'] as const)('is read %s', async (historyAs) => {
		await actions.vendor.configure({ historyAs });
		const item = await actions.one('vehicle', 'getHistory', { vin });
		expect(item).toMatchObject({
			found: true,
			history_id: '8d05b1c9-e672-4a3f-b7d4-2f60c91e8a35',
			times_listed: 1,
			last_event: 'delisting',
			last_price: 26990,
			last_odometer: 58210,
		});
		expect(item.events).toHaveLength(2);
		expect(item).not.toHaveProperty('vehicle_history');
	});

	test('everything given is asked for; nothing found is an answer', async () => {
		const item = await actions.one('vehicle', 'getHistory', {
			registration: 'xyz 12q',
			state: 'NSW',
			make: 'mazda',
			year: '2020',
			features: ['price_changes'],
			additionalFields: { startDate: '2025-01-01', referenceId: 'branch-7' },
		});
		expect(item).toMatchObject({ found: false, times_listed: 0, events: [] });
		expect(await lastQuery()).toEqual({
			region: 'au',
			registration_plate: 'XYZ12Q',
			state: 'NSW',
			make: 'mazda',
			year: '2020',
			features: 'price_changes',
			start_date: '2025-01-01T00:00:00.000Z',
			reference_id: 'branch-7',
		});
	});

	test('of no vehicle at all is refused', async () => {
		const shown = await actions.failure('vehicle', 'getHistory', { make: 'Mazda' });
		expect(shown.message).toBe('VIN and Registration Plate are both empty');
		expect(await actions.vendor.requests()).toEqual([]);
	});
});

test('photos, in a colour', async () => {
	const item = await actions.one('vehicle', 'getPhotos', { ...byId, color: 'Red' });
	expect(item).toMatchObject({
		found: true,
		photo_urls: [expect.stringMatching(/^https:/), expect.stringMatching(/^https:/)],
		images: [{ color: 'Red' }, { color: 'Red' }],
	});
});

describe('facets', () => {
	const load = async (facet: string, chosen: INodeParameters) =>
		await actions.n8n.loadOptions(actions.node, facet, {
			resource: 'vehicle',
			operation: 'findByFacets',
			region: '',
			...chosen,
		});

	test('each dropdown holds what is left by the fields before it', async () => {
		expect(await load('make', { model: 'CX-5' })).toEqual([
			{ name: 'Mazda (3)', value: 'Mazda' },
			{ name: 'Tesla (1)', value: 'Tesla' },
		]);
		expect(await load('model', { make: 'Tesla' })).toEqual([
			{ name: 'Model 3 (1)', value: 'Model 3' },
		]);
		expect(await load('year', { make: 'Tesla', model: 'Model 3', badge: '' })).toEqual([
			{ name: '2022 (1)', value: '2022' },
		]);
	});

	test('find the vehicles that have them all', async () => {
		const items = await actions.run('vehicle', 'findByFacets', {
			make: 'Tesla',
			model: 'Model 3',
			moreFilters: { fuel: 'Electric' },
		});
		expect(items.map(({ json }) => json.title)).toEqual(['2022 Tesla Model 3 Auto RWD']);
		expect(
			await actions.one('vehicle', 'findByFacets', { make: 'Tesla', model: 'Model Y' }),
		).toEqual({ found: false, message: 'AutoGrab knows no vehicle for "Tesla Model Y"' });
	});

	test("without make and model nothing is asked; too many are refused in AutoGrab's words", async () => {
		const shown = await actions.failure('vehicle', 'findByFacets', { make: 'Tesla' });
		expect(shown.message).toBe('Model is empty');
		expect(await actions.vendor.requests()).toEqual([]);
		const body = { error: true, message: 'Too many vehicles, you need to narrow it down' };
		await actions.vendor.addFault({ kind: 'status', status: 400, body });
		const many = await actions.failure('vehicle', 'findByFacets', { make: 'Tesla', model: 'X' });
		expect(many).toMatchObject({
			message: body.message,
			description: expect.stringMatching(/badge or a year/),
		});
	});
});
