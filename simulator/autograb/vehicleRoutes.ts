import features from '../answers/autograb/vehicle.registration.features.response.inferred.json';
import type { JsonObject } from '../shared/types';
import { BY_VIN, KNOWN_VIN, NO_VEHICLE, NZ_PLATE, PLATES, VEHICLES } from './catalogue';
import { invalid, Refusal, type ApiRoute } from './http';
import type { AutoGrabState } from './state';

const STATES = ['NSW', 'NT', 'QLD', 'SA', 'TAS', 'VIC', 'WA', 'ACT'];
const FEATURES = [
	'extended_data',
	'additional_upstream_data',
	'vehicle_age',
	'writeoff_info',
	'stolen_info',
	'performance_info',
	'registration_status',
	'build_data',
	'vehicle_summary',
];
/** A search hit holds fewer fields than a looked-up vehicle. */
const SEARCH_FIELDS = (
	'id badge make model series title year body_type transmission transmission_type fuel fuel_type ' +
	'engine engine_type drive drive_type wheelbase wheelbase_type'
).split(' ');

/** The features asked for by a comma list, or undefined when one is unknown. */
export function readFeatures(given: string | undefined, known: string[]): string[] | undefined {
	const names = (given ?? '').split(',').filter((name) => name !== '');
	return names.every((name) => known.includes(name)) ? names : undefined;
}

/** Whether a plate's region and state fit together: Australia needs a state, nobody else has any. */
export function stateFits(region: string, given: unknown): boolean {
	return region !== 'au' || (typeof given === 'string' && STATES.includes(given.toUpperCase()));
}

/** What is known of a plate in a region. */
export function findPlate(region: string, plate: string): JsonObject | undefined {
	const asked = plate.toUpperCase();
	if (region === 'nz' && !asked.startsWith('REG4')) return NZ_PLATE;
	return PLATES[asked];
}

export function findVin(vin: string): JsonObject | undefined {
	return vin.toUpperCase() === KNOWN_VIN ? BY_VIN : undefined;
}

export const isVin = (vin: string) => /^[A-HJ-NPR-Z\d]{17}$/i.test(vin);

/** Reference sections 8.2 to 8.6. */
export function vehicleRoutes(route: ApiRoute, state: AutoGrabState): void {
	const lookUp = (found: JsonObject | undefined, what: string, given: string | undefined) => {
		const wanted = readFeatures(given, FEATURES);
		if (!wanted) return invalid();
		if (!found && state.core.settings.unknownVehicle === '404') {
			return new Refusal(404, `Vehicle via ${what} not found in database`);
		}
		const known: JsonObject = features;
		const extra = Object.fromEntries(wanted.map((name) => [name, known[name] ?? null]));
		return { body: { ...(found ?? NO_VEHICLE), ...(found ? extra : {}) } };
	};

	route({
		method: 'GET',
		path: '/vehicles/registrations/:plate',
		product: 'vehicles',
		region: 'query',
		handle: ({ region, params, query }) => {
			if (!stateFits(region, query.state) || params.plate.trim() === '') return invalid();
			return lookUp(findPlate(region, params.plate), `plate ${params.plate}`, query.features);
		},
	});

	route({
		method: 'GET',
		path: '/vehicles/vins/:vin',
		product: 'vehicles',
		region: 'query',
		handle: ({ params, query }) => {
			if (!isVin(params.vin)) return invalid();
			return lookUp(findVin(params.vin), `VIN ${params.vin}`, query.features);
		},
	});

	for (const path of ['/vehicles', '/vehicles/']) {
		route({
			method: 'GET',
			path,
			product: 'vehicles',
			region: 'query',
			handle: ({ region, query }) => {
				const count = query.count === undefined ? 10 : Number(query.count);
				const words = (query.search ?? '').toLowerCase().split(/\s+/).filter(Boolean);
				if (words.length === 0 || !Number.isInteger(count) || count < 1 || count > 100) {
					return invalid();
				}
				const found = VEHICLES.filter((vehicle) => vehicle.region === region).filter((vehicle) =>
					words.every((word) => String(vehicle.title).toLowerCase().includes(word)),
				);
				const vehicles = found.slice(0, count).map((vehicle) => ({
					...Object.fromEntries(SEARCH_FIELDS.map((field) => [field, vehicle[field] ?? null])),
					legacy_id: vehicle.id,
					body_config_type: null,
				}));
				const confidence = found.length > 0 ? 'standard' : 'reduced';
				return { body: { total: found.length, confidence, vehicles } };
			},
		});
	}

	// Singular, as the vendor's overview shows it.
	route({
		method: 'GET',
		path: '/vehicle/:id',
		product: 'vehicles',
		region: 'query',
		handle: ({ params }) => {
			const vehicle = VEHICLES.find(({ id }) => id === params.id);
			return vehicle
				? { body: { vehicle } }
				: new Refusal(404, `Vehicle ${params.id} not found in database`);
		},
	});
}
