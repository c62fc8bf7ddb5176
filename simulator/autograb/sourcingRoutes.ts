import photos from '../answers/autograb/vehicle.photos.response.inferred.json';
import history from '../answers/autograb/sourcing.history.response.json';
import overlay from '../answers/autograb/sourcing.market-overlay.features.response.inferred.json';
import detailed from '../answers/autograb/sourcing.market-overlay.listing-details.response.inferred.json';
import type { JsonObject } from '../shared/types';
import { KNOWN_VIN, VEHICLES } from './catalogue';
import { invalid, Refusal, type ApiRoute } from './http';
import type { AutoGrabState } from './state';
import { readFeatures } from './vehicleRoutes';

const FACETS =
	'year make model badge series transmission body body_style fuel engine wheelbase'.split(' ');
const OVERLAY_FEATURES = (
	'dealer_contact_details lead_starting_price lead_price_drops vehicle_rrp listing_urls cover_image all_images ' +
	'primary_description rego VIN stock_no listing_details avg_kms avg_price days_supply'
).split(' ');
const HISTORY_FEATURES =
	'price_changes listing_sources listing_urls primary_description all_images'.split(' ');
const FLAGS =
	'include_adjacent_years exclude_outliers exclude_all_delisted include_all_active'.split(' ');
/** A facet and the member of a vehicle that it is about. */
const memberOf = (facet: string) => ({ body: 'body_type', fuel: 'fuel_type' })[facet] ?? facet;

const isDate = (value: string | undefined) =>
	value === undefined || /^\d{10}$/.test(value) || !Number.isNaN(Date.parse(value));

/** Reference sections 8.5, 8.7, 9.1 and 9.3. */
export function sourcingRoutes(route: ApiRoute, state: AutoGrabState): void {
	const matching = (region: string, query: Record<string, string>) =>
		VEHICLES.filter((vehicle) => vehicle.region === region).filter((vehicle) =>
			FACETS.every(
				(facet) =>
					query[facet] === undefined || String(vehicle[memberOf(facet)] ?? '') === query[facet],
			),
		);

	route({
		method: 'GET',
		path: '/vehicles/facets',
		product: 'vehicles',
		region: 'query',
		handle: ({ region, query }) => {
			const { facet } = query;
			if (!FACETS.includes(facet)) return invalid();
			const counts = new Map<string, number>();
			for (const vehicle of matching(region, query)) {
				const value = String(vehicle[memberOf(facet)] ?? '');
				if (value !== '') counts.set(value, (counts.get(value) ?? 0) + 1);
			}
			const values = [...counts].map(([value, count]) => ({ value, count }));
			return { body: { [facet]: values } };
		},
	});

	route({
		method: 'GET',
		path: '/vehicles/facets/search',
		product: 'vehicles',
		region: 'query',
		handle: ({ region, query }) =>
			query.make && query.model
				? { body: { vehicles: matching(region, query) } }
				: new Refusal(400, 'Too many vehicles, you need to narrow the search down'),
	});

	route({
		method: 'GET',
		path: '/vehicles/:id/photos',
		product: 'vehicles',
		region: 'query',
		handle: ({ params, query }) => {
			if (!VEHICLES.some(({ id }) => id === params.id)) {
				return new Refusal(404, `Vehicle ${params.id} not found in database`);
			}
			const color = query.color ?? 'White';
			return { body: { images: photos.images.map((image) => ({ ...image, color })) } };
		},
	});

	route({
		method: 'GET',
		path: '/sourcing/market_overlay/:id',
		product: 'sourcing',
		region: 'query',
		handle: ({ params, query }) => {
			const wanted = readFeatures(query.features, OVERLAY_FEATURES);
			const flagged = FLAGS.every((name) => /^(true|false)$/.test(query[name] ?? 'true'));
			const days = Number(query.minimum_days ?? 60);
			if (!wanted || !flagged || !Number.isFinite(days)) return invalid();
			if (!VEHICLES.some(({ id }) => id === params.id)) {
				return new Refusal(404, `Vehicle ${params.id} not found in database`);
			}
			const [sample] = overlay.leads;
			const gone = {
				...sample,
				id: 'nz_autotraderconz_442877',
				removed_at: '2022-09-20T10:22:07.072Z',
				price: 14000,
			};
			const leads: JsonObject[] = query.exclude_all_delisted === 'true' ? [sample] : [sample, gone];
			const [{ listing_details }] = detailed.leads;
			const extra = wanted.includes('listing_details') ? { listing_details } : {};
			return {
				body: {
					sample_size: leads.length,
					days_checked: Math.max(60, days),
					leads: leads.map((lead) => ({ ...lead, ...extra, vehicle_id: params.id })),
				},
			};
		},
	});

	route({
		method: 'GET',
		path: '/sourcing/history',
		product: 'sourcing',
		region: 'query',
		handle: ({ query }) => {
			const wanted = readFeatures(query.features, HISTORY_FEATURES);
			if (!wanted || !isDate(query.start_date) || !isDate(query.end_date)) return invalid();
			const known =
				query.vin?.toUpperCase() === KNOWN_VIN ||
				(query.registration_plate !== undefined && query.make === 'Mazda');
			const found = {
				...history.vehicle_history,
				events: known ? history.vehicle_history.events : [],
			};
			return {
				body: state.core.settings.historyAs === 'wrapped' ? { vehicle_history: found } : found,
			};
		},
	});
}
