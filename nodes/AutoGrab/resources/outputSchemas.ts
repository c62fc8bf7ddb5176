import type { ZodType } from 'zod/v4';

import type { ForEachOperation } from '../../shared/actions';
import type { Zod } from '../../shared/events';
import { recaptureNew } from '../events/recaptureNew';
import type { operations } from '../operations';

/**
 * One output item of each operation, for the editor's preview before the first run. Read by the build
 * and by tests only: nothing that n8n loads may import this file.
 */
export const outputSchemas: ForEachOperation<typeof operations, (z: Zod) => ZodType> = {
	certificate: {
		generate: (z) =>
			listed(z, 'id vin rego rego_state url certificate_created_at make model', FLAGS),
		getUpdates: (z) => listed(z, 'certificate_id', 'has_changed has_expired'),
	},
	event: { getSample: sample },
	insurance: {
		createClaim: (z) => listed(z, 'claim_id claim_number'),
		decideRepair: (z) => listed(z, 'decision_id'),
	},
	lead: {
		sendEnquiry: (z) =>
			z.looseObject({
				enquiry_id: z.string(),
				successful_ids: z.array(z.string()).optional(),
				failed_ids: z.array(z.unknown()).optional(),
			}),
	},
	recapture: { upload },
	report: { requestCarAnalysis: (z) => listed(z, 'report_id status url') },
	valuation: {
		get: valuation,
		lookUpAndPredict: (z) => valuation(z).extend({ matched: lookUp(z) }),
		predict: valuation,
		predictByRegistration: valuation,
		predictByVin: valuation,
		predictConditions: (z) =>
			valuation(z).extend({
				conditions: z
					.array(z.looseObject({ condition_score: z.number(), trade_price: z.number().nullish() }))
					.optional(),
			}),
		predictGauge: (z) => listed(z, 'gauge_id vehicle_title message', 'found', 'fill listing_price'),
		predictResidual: (z) => listed(z, 'vehicle_id message', 'found', 'year kms valuation score'),
	},
	vehicle: {
		get: (z) =>
			z.looseObject({ found: z.boolean(), ...identity(z), ...specification(z), ...message(z) }),
		getByRegistration: lookUp,
		getByVin: lookUp,
		findByFacets: hit,
		getHistory: (z) =>
			listed(
				z,
				'history_id last_event last_event_at last_marketplace last_seller_type',
				'found',
				'times_listed last_price last_odometer',
			).extend({ events: z.array(z.looseObject({ type: z.string().nullish() })) }),
		getMarketOverlay: (z) =>
			listed(
				z,
				'vehicle_id',
				'found',
				'live_count lowest_price median_price highest_price sample_size days_checked',
			).extend({ leads: z.array(z.looseObject({ id: z.string().nullish() })) }),
		getPhotos: (z) =>
			z.looseObject({
				vehicle_id: z.string(),
				found: z.boolean(),
				photo_urls: z.array(z.string()),
				images: z.array(z.looseObject({ type: z.string().nullish() })),
			}),
		search: hit,
	},
	webhook: {
		create: webhook,
		delete: (z) => webhook(z).extend({ deleted: z.boolean() }),
		get: webhook,
		getAll: (z) => webhook(z).extend({ belongs_to: z.string() }),
		ping: (z) =>
			z.looseObject({
				delivered: z.boolean(),
				webhook_id: z.string().optional(),
				at: z.string().optional(),
				format: z.string().optional(),
				endpoint: z.string().optional(),
				response_time_ms: z.number().nullish(),
				response_status: z.number().nullish(),
			}),
		repair: (z) =>
			z.looseObject({
				event: z.string(),
				status: z.enum(['healthy', 'repaired', 'needs repair', 'foreign', 'former address']),
				host: z.string(),
				note: z.string(),
			}),
		update: webhook,
		upsert: webhook,
	},
};

const FLAGS = 'has_safety_recalls has_secured_parties has_stolen_records has_written_off_records';

/** An open object of fields that may all be missing, by their names: texts, switches, numbers. */
function listed(z: Zod, texts: string, flags = '', numbers = '') {
	const each = (names: string, schema: ZodType) =>
		names
			.split(' ')
			.filter(Boolean)
			.map((name) => [name, schema] as const);
	return z.looseObject(
		Object.fromEntries([
			...each(flags, z.boolean().nullish()),
			...each(texts, z.string().nullish()),
			...each(numbers, z.number().nullish()),
		]),
	);
}

function hit(z: Zod) {
	return z.looseObject({
		found: z.boolean(),
		...identity(z),
		...specification(z),
		confidence: z.string().nullish(),
		...message(z),
	});
}

/** The fields of the default event; the others share the first ones. */
function sample(z: Zod) {
	const record = recaptureNew.recordSchema(z).partial().shape;
	return z.looseObject({ ...record, event: z.string() });
}

function upload(z: Zod) {
	return z.looseObject({
		upload_name: z.string(),
		customers_sent: z.number(),
		rows: z.string(),
		note: z.string().optional(),
		success: z.boolean().optional(),
		upload: z
			.looseObject({
				id: z.string().optional(),
				created_at: z.string().optional(),
				name: z.string().optional(),
				enable_rego_lookups: z.boolean().optional(),
				total_uploaded_customers: z.number().optional(),
				total_processed_customers: z.number().optional(),
				total_errors: z.number().optional(),
			})
			.optional(),
	});
}

function valuation(z: Zod) {
	const amount = z.number().nullish();
	return z.looseObject({
		found: z.boolean(),
		valuation_id: z.string().nullish(),
		vehicle_id: z.string().nullish(),
		kms: amount,
		price: amount,
		retail_price: amount,
		trade_price: amount,
		score: amount,
		retail_lower: amount,
		retail_upper: amount,
		trade_lower: amount,
		trade_upper: amount,
		max_offer: amount,
		...message(z),
	});
}

function lookUp(z: Zod) {
	const text = z.string().nullish();
	return z.looseObject({
		found: z.boolean(),
		...identity(z),
		vin: text,
		colour: text,
		confidence: text,
		upstream_vehicle: text,
		other_candidates: z.array(z.looseObject(identity(z))),
		...message(z),
	});
}

function webhook(z: Zod) {
	return z.looseObject({
		id: z.string(),
		created_at: z.string().optional(),
		name: z.string().nullish(),
		format: z.string().optional(),
		events: z.array(z.string()),
		endpoint: z.string(),
		updates: z.looseObject({}).optional(),
	});
}

/** Where nothing was found, a vehicle's fields are null or missing and `message` says so. */
function message(z: Zod) {
	return { message: z.string().optional() };
}

function identity(z: Zod) {
	const text = z.string().nullish();
	const year = z.union([z.string(), z.number()]).nullish();
	return { vehicle_id: text, title: text, year, make: text, model: text, badge: text };
}

function specification(z: Zod) {
	const text = z.string().nullish();
	return { body_type: text, transmission_type: text, fuel_type: text };
}
