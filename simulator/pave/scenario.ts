import { pause } from '../shared/text';
import type { DeliveryLogEntry, JsonObject } from '../shared/types';
import type { PaveLife } from './life';
import { PHOTO_STEPS } from './photoFiles';
import { sessionFrom, sessionProblems } from './sessionInput';
import type { PaveState } from './state';
import { stepOf, type SessionStep } from './steps';
import type { PlayInspectionInput, SessionState } from './types';

/** Played without pauses, an inspection still looks as if it had taken this long. */
const USUAL_SECONDS = 519;

const DEFAULT_CREATE: JsonObject = {
	session: {
		theme: 'PRO',
		redirect_url: 'https://app.example.com/inspections/thank-you',
		client_id: 'NORTH-000123',
		contact: { first_name: 'Alex', last_name: 'Sample' },
		reference: { lead_id: 'L-20418' },
	},
	vehicle: { vin: 'TESTVN00000000017' },
	sms: { to: '647-555-0143', from: '647-555-0100', by: 'Example Motors Test' },
};

/** A session made outside our client, e.g. by the dashboard or another system with the same key. */
export function makeSession(state: PaveState, apiKey?: string, body?: JsonObject): SessionState {
	const create = body ?? DEFAULT_CREATE;
	const problems = sessionProblems(create);
	if (problems)
		throw new Error(`The session body is not valid: ${Object.keys(problems).join(', ')}`);
	return state.addSession(sessionFrom(state.account(apiKey).apiKey, create));
}

/** Walks a session through its life from where it stands, and sends its events. */
export async function playInspection(
	state: PaveState,
	life: PaveLife,
	input: PlayInspectionInput = {},
): Promise<{ sessionKey: string; deliveries: DeliveryLogEntry[] }> {
	const session =
		input.sessionKey === undefined
			? makeSession(state, input.apiKey, input.create)
			: state.session(input.sessionKey);
	const wait = input.waitMs ?? 0;
	const deliveries: DeliveryLogEntry[] = [];
	const step = async (happening: Promise<DeliveryLogEntry[]>) => {
		deliveries.push(...(await happening));
		await pause(wait);
	};
	const last = stepOf(input.stopAt ?? 'COMPLETE');
	const reaches = (status: SessionStep) =>
		stepOf(status) <= last && stepOf(status) > stepOf(session.status);

	const sms = input.sms ?? (session.sms && session.smsStatus === 'none' ? 'success' : 'none');
	if (sms !== 'none') await step(life.sendSms(session, sms));
	if (reaches('STARTED')) {
		if (wait === 0) backdate(state, session);
		await step(life.moveTo(session, 'STARTED'));
	}
	if (reaches('PROCESS')) {
		await step(life.moveTo(session, 'PROCESS'));
		for (const { code, label } of PHOTO_STEPS) {
			const rejected = input.rejectPhotos?.some(
				(photo) => String(photo) === String(code) || photo === label,
			);
			if (rejected) await step(life.takePhoto(session, code, 'Wrong View'));
			if (rejected && input.retakeRejected === false) continue;
			await step(life.takePhoto(session, code, null));
		}
	}
	if (input.note) await step(life.addNote(session, { user: 'guest', ...input.note }));
	if (reaches('QC_PASSED')) await step(life.moveTo(session, 'QC_PASSED'));
	if (reaches('CONFIRM')) await step(life.moveTo(session, 'CONFIRM'));
	if (reaches('COMPLETE')) await step(life.moveTo(session, 'COMPLETE'));
	return { sessionKey: session.sessionKey, deliveries };
}

function backdate(state: PaveState, session: SessionState): void {
	const started = new Date(state.core.clock.now().getTime() - USUAL_SECONDS * 1000);
	session.startedAt = started.toISOString();
	const created = new Date(started.getTime() - 60_000).toISOString();
	if (created < session.createdAt) session.createdAt = created;
}
