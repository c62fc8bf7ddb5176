import sample from '../answers/pave/session-results.200.json';
import type { JsonObject } from '../shared/types';
import { COMPLETE } from './events';
import { optionsOf } from './sessionView';
import type { PaveState } from './state';
import type { PaveAccount, SessionState } from './types';

/** What the vendor's VIN decoding and cluster photo add to what was sent. */
export const DECODED_VEHICLE: JsonObject = {
	vehicle_id: sample.session.vehicle.id,
	vin: sample.session.vehicle.vin,
	year: sample.session.vehicle.year,
	make: sample.session.vehicle.make,
	model: 'Corolla',
	body_type: sample.session.vehicle.body_type,
	trim: sample.session.vehicle.trim,
	transmission: sample.session.vehicle.transmission,
	drivetrain: sample.session.vehicle.drivetrain,
	engine_type: sample.session.vehicle.engine_type,
	fuel_type: sample.session.vehicle.fuel_type,
	ext_col: sample.session.vehicle.ext_col,
	int_col: sample.session.vehicle.int_col,
};

export const CLUSTER_READING: JsonObject = {
	odom_reading: sample.session.vehicle.odom_reading,
	odom_unit: sample.session.vehicle.odom_unit,
};

/** `2021-05-27T07:36:16+00:00` */
export function offsetForm(iso: string): string {
	return iso.replace(/\.\d{3}Z$/, '+00:00');
}

/** Reference section 5.5: the answer of results, and the body of SESSION:COMPLETE. */
export function resultsBody(
	session: SessionState,
	account: PaveAccount,
	state: PaveState,
): JsonObject {
	const started = session.startedAt ?? session.createdAt;
	const ended = session.endedAt ?? session.updatedAt;
	const inspected = Math.round((Date.parse(ended) - Date.parse(started)) / 1000);
	const details = {
		vehicle: vehicleOf(session),
		photos: session.photos,
		location: sample.session.location,
		inspection: inspectionOf(session),
	};
	const inside = state.core.settings.resultsShape === 'inside';
	return {
		event: COMPLETE,
		session: {
			session_key: session.sessionKey,
			theme: session.theme,
			active: true,
			status: session.status,
			redirect_url: session.redirectUrl,
			inspect_started_at: offsetForm(started),
			inspect_ended_at: offsetForm(ended),
			capture_duration: Math.round(inspected * 0.4),
			inspect_duration: inspected,
			created_at: offsetForm(session.createdAt),
			updated_at: offsetForm(session.updatedAt),
			language: session.language.toLowerCase(),
			options: optionsOf(session),
			user_account: { ...sample.session.user_account, username: account.username },
			source: { type: 'api', properties: { api_name: account.apiName } },
			...(inside ? details : {}),
		},
		...(inside ? {} : details),
	};
}

function inspectionOf(session: SessionState): JsonObject {
	const taken = new Map(session.photos.map((photo) => [photo.photo_code, photo.url]));
	const found = sample.session.inspection.detected_damages.slice(0, session.damages ?? undefined);
	const damages = found.map((damage) => ({
		...damage,
		photo: { code: damage.photo.code, url: taken.get(Number(damage.photo.code)) ?? false },
	}));
	return {
		...sample.session.inspection,
		total_damages: damages.length,
		detected_damages: damages,
	};
}

function vehicleOf(session: SessionState): JsonObject {
	const { vehicle_id: id, year, odom_reading: odometer, ...rest } = session.vehicle;
	return {
		id: id ?? null,
		session_key: session.sessionKey,
		vrm: null,
		...rest,
		...(year === undefined ? {} : { year: Number(year) }),
		...(odometer === undefined ? {} : { odom_reading: Number(odometer) }),
	};
}
