import type { DeliveryLogEntry, JsonObject } from '../shared/types';
import { isFilledString } from '../shared/text';
import type { EventFields } from './events';
import { PHOTO_STEPS } from './photoFiles';
import { CLUSTER_READING, DECODED_VEHICLE, offsetForm, resultsBody } from './results';
import type { PaveState } from './state';
import { SESSION_STEPS } from './steps';
import type { NoteState, SessionState } from './types';

/** The first step happens without a word; the last has an event of its own. */
const ANNOUNCED: readonly string[] = SESSION_STEPS.slice(1, -1);
const SMS_FAILURE = 'The destination number is unreachable.';

/** `2021-05-29T03:45:27-05:00`: deliveries are stamped in the vendor's local time. */
export function deliveryTime(now: Date): string {
	return new Date(now.getTime() - 5 * 3_600_000).toISOString().replace(/\.\d{3}Z$/, '-05:00');
}

/** What happens to sessions, and what the vendor sends to the callbacks. */
export class PaveLife {
	constructor(private readonly state: PaveState) {}

	/** Sends an event to the callback of its slot, if there is one (reference section 9). */
	async announce(session: SessionState, body: JsonObject): Promise<DeliveryLogEntry[]> {
		const event = String(body.event);
		const callback = this.state.callback(session.apiKey, event);
		if (!callback) return [];
		const ownWin = this.state.core.settings.payloadMerge === 'own-fields-win';
		const merged = ownWin ? { ...callback.payload, ...body } : { ...body, ...callback.payload };
		const headers = Object.entries(callback.headers).map(([name, value]) => [name, String(value)]);
		const entry = await this.state.core.deliverer.send({
			url: callback.url,
			method: callback.method,
			headers: Object.fromEntries(headers) as Record<string, string>,
			text: JSON.stringify(merged),
			event,
			sessionKey: session.sessionKey,
		});
		return [entry];
	}

	/** The body of an event other than COMPLETE, with the fields all of them share. */
	body<Name extends string>(
		session: SessionState,
		event: Name,
		fields: EventFields<Name>,
	): JsonObject {
		return {
			session_key: session.sessionKey,
			event,
			...fields,
			timestamp: deliveryTime(this.state.core.clock.now()),
		};
	}

	completeBody(session: SessionState): JsonObject {
		return resultsBody(session, this.state.account(session.apiKey), this.state);
	}

	/** Moves a session to a status and says so. EXPIRED and INVALID are not announced. */
	async moveTo(session: SessionState, status: string): Promise<DeliveryLogEntry[]> {
		const now = this.state.core.clock.iso();
		session.status = status;
		session.updatedAt = now;
		if (status === 'STARTED') session.startedAt ??= now;
		if (status === 'CONFIRM' || status === 'COMPLETE') session.endedAt ??= now;
		const sent: DeliveryLogEntry[] = [];
		const complete = status === 'COMPLETE';
		if (
			ANNOUNCED.includes(status) ||
			(complete && this.state.core.settings.statusChangeOnComplete)
		) {
			const body = this.body(session, 'SESSION:STATUS_CHANGE', { status });
			sent.push(...(await this.announce(session, body)));
		}
		if (complete) sent.push(...(await this.announce(session, this.completeBody(session))));
		return sent;
	}

	/** A photo was taken and judged. */
	async takePhoto(
		session: SessionState,
		code: number,
		rejected: string | null,
	): Promise<DeliveryLogEntry[]> {
		const now = offsetForm(this.state.core.clock.iso());
		const before = session.photos.find((photo) => photo.photo_code === code);
		const photo = {
			...this.photoIdentity(session, code),
			approved: rejected === null,
			approved_message: rejected === null ? 'ACCEPTED' : `REJECTED: ${rejected}`,
			created_at: before?.created_at ?? now,
			updated_at: now,
		};
		if (before) Object.assign(before, photo);
		else session.photos.push(photo);
		// What was sent with the session wins over what the vendor reads off the photos.
		if (rejected === null && code === 1)
			session.vehicle = { ...DECODED_VEHICLE, ...session.vehicle };
		if (rejected === null && code === 3)
			session.vehicle = { ...CLUSTER_READING, ...session.vehicle };
		session.updatedAt = this.state.core.clock.iso();
		return await this.announce(session, this.photoBody(session, code));
	}

	private photoIdentity(session: SessionState, code: number) {
		const file = `${String(code).padStart(2, '0')}.jpg`;
		return {
			photo_code: code,
			photo_label: PHOTO_STEPS.find((step) => step.code === code)?.label ?? `Photo_${code}`,
			url: `${this.state.publicUrl}/photos/${session.sessionKey}/${file}`,
		};
	}

	photoBody(session: SessionState, code: number): JsonObject {
		const photo = session.photos.find((taken) => taken.photo_code === code);
		const { photo_label: label, url } = this.photoIdentity(session, code);
		const approved = photo?.approved ?? true;
		return this.body(session, 'SESSION:STAGE_CHANGE', {
			photo_code: code,
			photo_label: label,
			photo_url: url,
			photo_status: approved ? 'accepted' : 'rejected',
			message: approved ? '' : photo?.approved_message.replace('REJECTED: ', ''),
		});
	}

	async addNote(
		session: SessionState,
		note: Omit<NoteState, 'created_at'>,
	): Promise<DeliveryLogEntry[]> {
		const created = offsetForm(this.state.core.clock.iso());
		session.notes.push({ ...note, created_at: created });
		return await this.announce(session, this.body(session, 'SESSION:NOTE_INSERT', { ...note }));
	}

	smsBody(session: SessionState, outcome: 'success' | 'error'): JsonObject {
		const name = session.sms?.to_name;
		return this.body(session, 'SESSION:SMS_PROCESS', {
			...(isFilledString(name) ? { name } : {}),
			phone: session.sms?.to ?? '647-555-0143',
			status: outcome,
			message: outcome === 'error' ? SMS_FAILURE : '',
		});
	}

	/** The provider's answer to a text message. */
	async sendSms(session: SessionState, outcome: 'success' | 'error'): Promise<DeliveryLogEntry[]> {
		session.smsStatus = outcome;
		return await this.announce(session, this.smsBody(session, outcome));
	}

	/** As after a create or update: the answer goes out first, the provider reports a moment later. */
	sendSmsSoon(session: SessionState): void {
		setImmediate(() => void this.sendSms(session, this.state.core.settings.smsOutcome));
	}
}
