import type { JsonObject } from '../shared/types';
import type { Answer, Call } from './http';
import { isPhone } from './sessionInput';
import type { PaveState } from './state';
import type { PaveLife } from './life';

const FINAL = ['QC_PASSED', 'CONFIRM', 'COMPLETE', 'EXPIRED'];
const MAX_AGE_DAYS = 7;

/** Reference section 8; the texts of "expired" and "already resent" are inferred. */
export function resendSms(state: PaveState, life: PaveLife): (call: Call) => Answer {
	return ({ account, params, body }) => {
		const error = (status: number, message: string, extra: JsonObject = {}): Answer => ({
			status,
			body: { status: 'error', message, session_key: params.key, ...extra },
		});
		const session = state.ownSession(account.apiKey, params.key);
		if (!session) return error(404, 'Session not found');
		if (FINAL.includes(session.status)) {
			return error(400, 'Session is already finalized and cannot be resent', {
				session_status: session.status,
			});
		}
		const ageMs = state.core.clock.now().getTime() - Date.parse(session.createdAt);
		const age = Math.floor(ageMs / 86_400_000);
		if (ageMs > MAX_AGE_DAYS * 86_400_000) {
			return error(400, 'Session has expired and cannot be resent', {
				session_status: session.status,
			});
		}
		if (session.resent) return error(400, 'SMS has already been resent for this session');
		if (session.smsStatus !== 'success') {
			return error(400, 'The original SMS was not delivered and cannot be resent');
		}
		const phone = body.phone ?? session.sms?.to;
		if (!isPhone(phone)) return error(400, 'The phone format is invalid');
		session.resent = true;
		life.sendSmsSoon({ ...session, sms: session.sms && { ...session.sms, to: phone } });
		return {
			status: 200,
			body: {
				status: 'success',
				message: 'SMS resend has been processed',
				session_key: session.sessionKey,
				phone,
				session_age_days: age,
				days_remaining: MAX_AGE_DAYS - age,
			},
		};
	};
}
