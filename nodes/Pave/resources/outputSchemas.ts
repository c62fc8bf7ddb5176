import type { ZodType } from 'zod/v4';

import type { ForEachOperation } from '../../shared/actions';
import type { Zod } from '../../shared/events';
import { sessionComplete } from '../events/sessionComplete';
import type { operations } from '../operations';

/**
 * One output item of each operation, for the editor's preview before the first run. Read by the build
 * and by tests only: nothing that n8n loads may import this file.
 */
export const outputSchemas: ForEachOperation<typeof operations, (z: Zod) => ZodType> = {
	callback: {
		create: callback,
		delete: deleted,
		get: callback,
		getAll: callback,
		repair: (z) =>
			z.object({
				event: z.string(),
				status: z.enum(['healthy', 'repaired', 'foreign']),
				host: z.string(),
				note: z.string().optional(),
			}),
		update: callback,
		upsert: callback,
	},
	event: { getSample: sample },
	hotspot: {
		getResults: (z) =>
			z.looseObject({
				success: z.boolean().optional(),
				message: z.string().optional(),
				data: z.array(hotspotPhoto(z)).optional(),
			}),
		sendPhotos: (z) =>
			z.looseObject({
				photo_label: z.string(),
				url: z.string(),
				success: z.boolean(),
				message: z.string(),
			}),
	},
	session: {
		create: session,
		delete: deleted,
		downloadPhotos: (z) =>
			z.looseObject({
				session_key: z.string(),
				...photoFields(z),
				downloaded: z.boolean(),
				problem: z.string().optional(),
			}),
		get: session,
		getNotes: (z) => {
			const text = z.string().nullish();
			return z.looseObject({ title: text, description: text, user: text, created_at: text });
		},
		getPhotos: (z) => z.looseObject(photoFields(z)),
		getResults: (z) =>
			z.looseObject({
				ready: z.boolean(),
				session_key: z.string().nullable(),
				message: z.string().optional(),
				...sessionComplete.recordSchema(z).omit({ session_key: true }).partial().shape,
			}),
		resendSms: (z) =>
			z.looseObject({
				status: z.string(),
				message: z.string(),
				session_key: z.string(),
				phone: z.string().optional(),
				session_age_days: z.number().optional(),
				days_remaining: z.number().optional(),
			}),
		update: session,
	},
};

function deleted(z: Zod) {
	return z.object({ deleted: z.boolean() });
}

function callback(z: Zod) {
	return z.object({
		event: z.string(),
		url: z.string(),
		method: z.string(),
		headers: z.record(z.string(), z.string()),
		payload: z.looseObject({}),
	});
}

/** The fields of the default event; the others share the first ones. */
function sample(z: Zod) {
	const record = sessionComplete.recordSchema(z).partial().shape;
	return z.looseObject({ ...record, event: z.string() });
}

function session(z: Zod) {
	const text = z.string().nullish();
	const sms = z.looseObject({ to: text, to_name: text, from: text, by: text });
	return z.looseObject({
		session_key: z.string(),
		theme: text,
		active: z.boolean().nullish(),
		status: text,
		redirect_url: text,
		inspect_started_at: text,
		inspect_ended_at: text,
		created_at: text,
		updated_at: text,
		language: text,
		capture_url: text,
		options: z.looseObject({ client_id: text, sms: sms.nullish() }).nullish(),
		vehicle: vehicle(z).nullish(),
	});
}

function vehicle(z: Zod) {
	const text = z.string().nullish();
	const numeric = z.union([z.number(), z.string()]).nullish();
	return z.looseObject({
		vin: text,
		year: numeric,
		make: text,
		model: text,
		body_type: text,
		trim: text,
		transmission: text,
		drivetrain: text,
		engine_type: text,
		fuel_type: text,
		ext_col: text,
		int_col: text,
		odom_reading: numeric,
		odom_unit: text,
	});
}

function photoFields(z: Zod) {
	return {
		photo_code: z.number(),
		photo_label: z.string(),
		url: z.string(),
		approved: z.boolean(),
		approved_message: z.string(),
		created_at: z.string(),
		updated_at: z.string(),
	};
}

function hotspotPhoto(z: Zod) {
	const text = z.string().nullish();
	const damage = z.looseObject({
		damage_group: text,
		component: text,
		damage_name: text,
		description: text,
		tolerance: text,
		repair_method: text,
		coodrs: z.looseObject({ x: z.number(), y: z.number() }).nullish(),
	});
	return z.looseObject({
		photo_code: z.number().nullish(),
		photo_label: text,
		url: text,
		inspection_data: z.array(damage).nullish(),
	});
}
