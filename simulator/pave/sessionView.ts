import type { JsonObject } from '../shared/types';
import type { PaveAccount, SessionState } from './types';

/** `options` as every answer shows it. */
export function optionsOf(session: SessionState): JsonObject {
	return {
		...(session.clientId === null ? {} : { client_id: session.clientId }),
		...(session.sms === null ? {} : { sms: session.sms }),
		...(session.contact === null ? {} : { contact: session.contact }),
		...(session.reference === null ? {} : { reference: session.reference }),
	};
}

/** A session as create, get and update answer it; `capture_url` comes with create only. */
export function sessionView(
	session: SessionState,
	account: PaveAccount,
	created: boolean,
): JsonObject {
	const { odom_reading: odometer, ...vehicle } = session.vehicle;
	const known = Object.keys(session.vehicle).length > 0;
	return {
		session_key: session.sessionKey,
		theme: session.theme,
		active: true,
		status: session.status,
		redirect_url: session.redirectUrl,
		inspect_started_at: micro(session.startedAt),
		inspect_ended_at: micro(session.endedAt),
		created_at: micro(session.createdAt),
		updated_at: micro(session.updatedAt),
		language: session.language,
		...(created
			? { capture_url: `https://${account.username}.vehiclecapture.com/${session.sessionKey}` }
			: {}),
		options: optionsOf(session),
		...(known
			? {
					vehicle: {
						...vehicle,
						...(odometer === undefined
							? {}
							: { odom_reading: created ? odometer : grouped(odometer) }),
					},
				}
			: {}),
	};
}

/** `2021-05-25T11:51:49.000000Z`, the form of create, get and update. */
function micro(iso: string | null): string | null {
	return iso === null ? null : iso.replace(/\.(\d{3})Z$/, '.$1000Z');
}

/** The documented sample shows `"100,945"`. */
function grouped(odometer: unknown): unknown {
	const reading = Number(odometer);
	return Number.isFinite(reading) ? reading.toLocaleString('en-US') : odometer;
}
