import * as z from 'zod/v4';

/** Bodies as the reference lists them: a member that is not listed is refused, as is a wrong type. */

const text = z.string().min(1);
const each = <Name extends string, Schema>(names: Name[], schema: Schema) =>
	Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>;
const texts = <Name extends string>(...names: Name[]) => each(names, text.optional());
const numbers = <Name extends string>(...names: Name[]) => each(names, z.number().optional());
const region = z.enum(['au', 'nz', 'uk', 'my']);
const kinds = z.enum(['estimate', 'exact']);
/** "23 May 2024", not ISO (reference section 9.6). */
const day = z
	.string()
	.regex(/^\d{1,2} [A-Z][a-z]+ \d{4}$/)
	.optional();

/** Reference section 9.7. */
export const claim = z.strictObject({
	claim_id: text,
	region,
	...texts('external_id', 'notes', 'rego', 'state', 'user_email', 'vin'),
	...numbers('agreed_value', 'odometer'),
	pre_existing_damage: z
		.array(z.strictObject({ description: text, repair_cost: z.number().optional() }))
		.optional(),
});

/** Reference section 9.6: which members go with an estimate, and which with an exact figure. */
export const decision = z
	.strictObject({
		region,
		user_email: text,
		decision_id: text,
		odometer: z.number(),
		repair_type: kinds,
		salvage_type: text,
		pav_type: kinds,
		loss_date: day,
		estimate_date: day,
		approval_date: day,
		...texts(
			'rego',
			'state',
			'vehicle_title',
			'repairer_name',
			'repair_notes',
			'salvage_notes',
			'decision_notes',
			'salvage_status',
			'pav_estimate_type',
			'decision_type',
		),
		...numbers(
			'repair_refit',
			'repair_install',
			'repair_paint',
			'repair_parts',
			'repair_miscellaneous',
			'repair_cost',
			'repair_supplementary',
			'salvage_cost',
			'pav_value',
		),
	})
	.refine((body) => body.repair_type === 'exact' || body.repair_cost === undefined)
	.refine((body) => body.repair_type === 'estimate' || body.repair_parts === undefined)
	.refine((body) => body.pav_type === 'exact' || body.pav_value === undefined);

/** Reference section 9.5. */
export const enquiry = z.strictObject({
	id: text,
	source_id: text,
	region,
	...texts('stock_number', 'rego', 'vin', 'comment'),
	enquirer: z.strictObject(texts('first_name', 'last_name', 'email', 'mobile')).optional(),
	vehicle: z
		.strictObject({ ...texts('make', 'model', 'badge', 'series'), year: z.number().optional() })
		.optional(),
});

/** Reference section 9.8. */
export const carAnalysis = z
	.strictObject({
		...texts(
			'vin',
			'rego',
			'state',
			'pricing_record_id',
			'lead_id',
			'brand',
			'marketplace_price_type',
		),
		...numbers('odometer', 'marketplace_price'),
		sources: z
			.array(z.enum(['ppsr', 'vehicle_details', 'odometer_history', 'build_data']))
			.optional(),
		marketplace_image_url: z.url().optional(),
	})
	.refine((body) => body.vin ?? body.rego ?? body.pricing_record_id ?? body.lead_id)
	.refine((body) => body.marketplace_price === undefined || body.marketplace_price_type)
	.refine((body) => body.marketplace_price === undefined || !body.pricing_record_id);

/** Reference section 9.9. */
export const certificate = z.union([
	z.strictObject({ type: z.literal('ppsr'), rego: text, state: text }),
	z.strictObject({
		type: z.literal('car-analysis'),
		...texts('vin', 'valuation_id', 'brand'),
	}),
	z.strictObject({
		type: z.literal('car-analysis-standalone'),
		...texts('vin', 'valuation_id', 'brand'),
	}),
]);

/** Reference section 7.1. */
export const predict = z.strictObject({
	region: region.optional(),
	vehicle_id: text,
	catalogue: z.enum(['autograb', 'jato']).optional(),
	kms: z.number().min(0).optional(),
	condition_score: z.number().min(1).max(5).optional(),
	...numbers('rrp_overwrite', 'rrp_adjustment'),
	...texts('rego', 'state', 'state_for_pricing', 'vin'),
});

/** Reference section 7.2. */
export const conditions = predict.omit({ condition_score: true });

export const byRegistration = z.strictObject({
	region,
	state: text.optional(),
	kms: z.number().min(0).optional(),
});

export const byVin = byRegistration.omit({ state: true });

/** Reference section 6.1. */
const date = z
	.string()
	.regex(/^\d{4}-\d{2}-\d{2}/)
	.refine((value) => !Number.isNaN(Date.parse(value)))
	.optional();

export const upload = z.strictObject({
	name: text.optional(),
	enable_rego_lookups: z.boolean().optional(),
	monitor_start_date: date,
	monitor_end_date: date,
	customers: z
		.array(
			z.strictObject({
				...texts('rego', 'state', 'vin', 'client_name', 'mobile_number', 'external_id'),
				sale_date: date,
				expiry_date: date,
				monitor_start_date: date,
				monitor_end_date: date,
				additional_fields: z.record(z.string(), z.string()).optional(),
			}),
		)
		.min(1),
});

export const residual = z.strictObject({
	region,
	vehicle_id: text,
	initial_kms: z.number(),
	yearly_kms: z.number(),
	color: text.optional(),
	...numbers('rrp_overwrite', 'rrp_adjustment'),
});

export const gauge = z.strictObject({
	region,
	listing_price: z.number(),
	odometer: z.number().optional(),
	...texts(
		'vehicle_id',
		'vin',
		'rego',
		'state',
		'vehicle_description',
		'marketplace',
		'marketplace_id',
	),
});
