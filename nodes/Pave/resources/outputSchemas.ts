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
		create: (z) => callback(z).extend({ replaced: callback(z).optional() }),
		delete: deleted,
		get: callback,
		getAll: (z) => callback(z).extend({ belongs_to: z.string() }),
		giveBack: (z) => z.object({ event: z.string(), host: z.string().nullable(), note: z.string() }),
		repair: (z) =>
			z.object({
				event: z.string(),
				status: z.enum(['healthy', 'repaired', 'needs repair', 'foreign', 'former address']),
				host: z.string(),
				note: z.string(),
			}),
		update: callback,
		upsert: (z) => callback(z).extend({ replaced: callback(z).optional() }),
	},
	event: { getSample: sample },
	hotspot: {
		getResults: (z) =>
			z.looseObject({
				session_key: z.string(),
				success: z.boolean().optional(),
				message: z.string().optional(),
				data: z.array(hotspotPhoto(z)).optional(),
			}),
		sendPhotos: (z) =>
			z.looseObject({
				session_key: z.string(),
				photo_label: z.string(),
				url: z.string(),
				success: z.boolean(),
				message: z.string(),
			}),
	},
	session: {
		compare: comparison,
		create: session,
		delete: deleted,
		downloadPhotos: (z) =>
			z.looseObject({
				...photoFields(z),
				downloaded: z.boolean(),
				problem: z.string().optional(),
			}),
		get: session,
		getDamages: damage,
		getManyResults: (z) => results(z).extend({ status: z.string().nullable() }),
		getNotes: (z) => {
			const text = z.string().nullish();
			return z.looseObject({
				session_key: z.string(),
				title: text,
				description: text,
				user: text,
				created_at: text,
			});
		},
		getPhotos: (z) => z.looseObject(photoFields(z)),
		getReport: (z) =>
			z.looseObject({
				session_key: z.string(),
				ready: z.boolean(),
				file_name: z.string().optional(),
				pictures: z.number().optional(),
				problems: z.array(z.string()).optional(),
			}),
		getResults: results,
		resendSms: (z) =>
			z.looseObject({
				status: z.string(),
				message: z.string(),
				session_key: z.string(),
				phone: z.string().optional(),
				session_age_days: z.number().optional(),
				days_remaining: z.number().optional(),
			}),
		update: (z) => session(z).extend({ ignored: z.array(z.string()).optional() }),
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

function results(z: Zod) {
	return z.looseObject({
		ready: z.boolean(),
		session_key: z.string().nullable(),
		message: z.string().optional(),
		...sessionComplete.recordSchema(z).omit({ session_key: true }).partial().shape,
	});
}

/** The simplified form. */
function session(z: Zod) {
	const text = z.string().nullable();
	return z.looseObject({
		session_key: text,
		status: text,
		capture_url: text,
		client_id: text,
		contact_name: text,
		contact_phone: text,
		reference: z.looseObject({}).nullable(),
		vin: text,
		plate: text,
		vehicle: text,
		odometer: z.number().nullable(),
		odometer_unit: text,
		theme: text,
		language: text,
		redirect_url: text,
		created_at: text,
		started_at: text,
		completed_at: text,
		updated_at: text,
	});
}

function damage(z: Zod) {
	const text = z.string().nullish();
	const number = z.number().nullish();
	return z.looseObject({
		session_key: text,
		client_id: text,
		vin: text,
		plate: text,
		vehicle: text,
		damage_number: number,
		component: text,
		side: text,
		damage: text,
		severity: text,
		grade: number,
		repair_method: text,
		repair_type: text,
		description: text,
		tolerance: text,
		position_x: number,
		position_y: number,
		photo_label: text,
		photo_url: text,
		user_response: text,
		damage_group: text,
		component_code: text,
		damage_code: text,
	});
}

/** One finding; the counts stand for a summary. */
function comparison(z: Zod) {
	const text = z.string().nullish();
	const number = z.number().nullish();
	return z.looseObject({
		ready: z.boolean(),
		session_key: z.string(),
		return_session_key: z.string(),
		vehicle: text,
		vin: text,
		plate: text,
		odometer_before: number,
		odometer_after: number,
		odometer_difference: number,
		odometer_unit: text,
		warning: text,
		finding: text,
		matched_by: text,
		component: text,
		side: text,
		damage: text,
		severity_before: text,
		severity_after: text,
		grade_before: number,
		grade_after: number,
		description: text,
		repair_method: text,
		photo_url_before: text,
		photo_url_after: text,
	});
}

function photoFields(z: Zod) {
	return {
		session_key: z.string(),
		photo_code: z.number(),
		photo_label: z.string(),
		url: z.string(),
		approved: z.boolean(),
		approved_message: z.string(),
		created_at: z.string(),
		updated_at: z.string(),
		stand_in: z.boolean(),
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
