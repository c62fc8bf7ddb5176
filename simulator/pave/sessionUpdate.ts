import { isFilledString, isObject } from '../shared/text';
import type { JsonObject } from '../shared/types';
import type { PaveSettings, SessionState } from './types';

export interface UpdateOutcome {
	/** The message of the refusal, when a rule was broken and rules are enforced. */
	refused?: string;
	/** A new text message has to be sent. */
	smsAgain: boolean;
}

const FINISHED = ['COMPLETE', 'EXPIRED', 'INVALID'];

/**
 * Applies an update by the rules of reference section 5.6: redirect_url and language until the
 * session is completed; the recipient only after a failed message and before the start; everything
 * else only while IDLE. What breaks a rule is refused as a whole, or left out, as the switch says.
 */
export function applyUpdate(
	session: SessionState,
	body: JsonObject,
	settings: PaveSettings,
): UpdateOutcome {
	const idle = session.status === 'IDLE';
	const open = !FINISHED.includes(session.status);
	const steps: Array<{ field: string; allowed: boolean; apply: () => void }> = [];
	let smsAgain = false;
	const given = isObject(body.session) ? body.session : {};
	const add = (field: string, allowed: boolean, apply: () => void) =>
		steps.push({ field, allowed, apply });

	for (const [field, value] of Object.entries(given)) {
		if (value === undefined) continue;
		const textValue = isFilledString(value) ? value : null;
		const name = `session.${field}`;
		if (field === 'redirect_url') add(name, open, () => (session.redirectUrl = textValue));
		if (field === 'language') add(name, open, () => (session.language = textValue ?? 'EN'));
		if (field === 'theme') add(name, idle, () => (session.theme = textValue ?? 'PRO'));
		if (field === 'client_id') add(name, idle, () => (session.clientId = textValue));
		if (field === 'contact')
			add(name, idle, () => (session.contact = isObject(value) ? value : null));
		if (field === 'reference') {
			add(name, idle, () => (session.reference = isObject(value) ? value : null));
		}
	}
	if (isObject(body.vehicle) && Object.keys(body.vehicle).length > 0) {
		const vehicle = body.vehicle;
		add('vehicle', idle, () => (session.vehicle = { ...session.vehicle, ...vehicle }));
	}
	if (isObject(body.sms) && isFilledString(body.sms.to)) {
		const { to, to_name: name, from, by } = body.sms;
		add('sms.to', idle && session.smsStatus === 'error', () => {
			const before = session.sms ?? { to, to_name: null, from: null, by: null };
			session.sms = {
				to,
				to_name: isFilledString(name) ? name : before.to_name,
				from: isFilledString(from) ? from : before.from,
				by: isFilledString(by) ? by : before.by,
			};
			smsAgain = true;
		});
	}
	const broken = steps.find((step) => !step.allowed);
	if (broken && settings.outOfRuleUpdate === 'refuse') {
		const why = idle ? '' : ` because the session is ${session.status}`;
		return {
			refused: `Session ${session.sessionKey}: ${broken.field} cannot be updated${why}.`,
			smsAgain: false,
		};
	}
	for (const step of steps) if (step.allowed) step.apply();
	return { smsAgain };
}
