import type { PaveEventName } from '../../nodes/Pave/events';
import { createCommonControl } from '../shared/control';
import type { DeliveryLogEntry, JsonObject } from '../shared/types';
import { COMPLETE, PAVE_EVENTS, sampleOf } from './events';
import type { PaveLife } from './life';
import { makeSession, playInspection } from './scenario';
import { inventPaveAccount } from './settings';
import type { PaveState } from './state';
import type { PlayInspectionInput, SessionState, StoredCallback } from './types';

type MakeBody = (life: PaveLife, session: SessionState) => JsonObject;

interface Account {
	apiKey?: string;
}

interface OneEvent extends Account {
	event: string;
	sessionKey?: string;
}

/** Events that say where a session stands. Any other is the catalogue's sample, of this session. */
const BODIES: { [Name in PaveEventName]?: MakeBody } = {
	'SESSION:COMPLETE': (life, session) => life.completeBody(session),
	'SESSION:STAGE_CHANGE': (life, session) =>
		life.photoBody(session, session.photos.at(-1)?.photo_code ?? 4),
	'SESSION:SMS_PROCESS': (life, session) => life.smsBody(session, 'success'),
	'SESSION:STATUS_CHANGE': (life, session) =>
		life.body(session, 'SESSION:STATUS_CHANGE', { status: session.status }),
};

/** The control methods of the PAVE simulator. If `apiKey` is left out, the first account is meant. */
export function createPaveControl(state: PaveState, life: PaveLife) {
	return {
		...createCommonControl({
			core: state.core,
			resetVendor: () => state.reset(),
			inventAccount: inventPaveAccount,
		}),
		async callbacks({ apiKey }: Account = {}) {
			return structuredClone(state.listCallbacks(apiKey));
		},
		/** Another system with the same key takes the slot (or fills it), unseen by us. */
		async replaceCallback({
			apiKey,
			event,
			url,
			method = 'POST',
			headers = {},
			payload = {},
		}: Account & {
			event: string;
			url: string;
			method?: string;
			headers?: JsonObject;
			payload?: JsonObject;
		}): Promise<StoredCallback> {
			if (!PAVE_EVENTS.includes(event)) throw new Error(`Unknown event: ${event}`);
			const owner = state.account(apiKey).apiKey;
			return { ...state.storeCallback({ apiKey: owner, event, url, method, headers, payload }) };
		},
		/** PAVE gives the API key another secret; requests signed with the former one are refused. */
		async changeSecret({ apiKey, apiSecret }: Account & { apiSecret: string }) {
			state.account(apiKey).apiSecret = apiSecret;
			return { ok: true };
		},
		/** The vendor forgets a callback. */
		async loseCallback({ apiKey, event }: Account & { event: string }) {
			return { lost: state.removeCallback(state.account(apiKey).apiKey, event) };
		},
		async sessions({ apiKey }: Account = {}) {
			return structuredClone(state.sessions(apiKey));
		},
		async createSession({ apiKey, body }: Account & { body?: JsonObject } = {}) {
			return structuredClone(makeSession(state, apiKey, body));
		},
		/** Sets any part of a session without sending events (age, EXPIRED, an SMS error …). */
		async changeSession({
			sessionKey,
			changes,
		}: {
			sessionKey: string;
			changes: Partial<SessionState>;
		}) {
			return structuredClone(Object.assign(state.session(sessionKey), changes));
		},
		/** Moves a session to a status, sending what PAVE sends then. */
		async setStatus({ sessionKey, status }: { sessionKey: string; status: string }) {
			return await life.moveTo(state.session(sessionKey), status);
		},
		async addNote({
			sessionKey,
			title,
			description,
			user = 'guest',
		}: {
			sessionKey: string;
			title: string;
			description: string;
			user?: string;
		}) {
			return await life.addNote(state.session(sessionKey), { title, description, user });
		},
		async playInspection(input?: PlayInspectionInput) {
			return await playInspection(state, life, input);
		},
		/** The body that `sendEvent` would send, without sending it. */
		async previewEvent({ event, ...which }: OneEvent) {
			return bodyOf(life, await sessionFor(state, life, event, which), event);
		},
		/** One realistic event of a session (the newest, or a new complete one), with fields replaced by `fields`. */
		async sendEvent({ event, fields = {}, ...which }: OneEvent & { fields?: JsonObject }) {
			const session = await sessionFor(state, life, event, which);
			return await life.announce(session, { ...bodyOf(life, session, event), ...fields, event });
		},
		/** Any body, or any text, to an event's callback. `headers` replaces the registered ones (e.g. `{}` for a forged delivery). */
		async deliver({
			apiKey,
			event,
			body,
			raw,
			headers,
			url,
		}: Account & {
			event: string;
			body?: unknown;
			raw?: string;
			headers?: Record<string, string>;
			url?: string;
		}): Promise<DeliveryLogEntry> {
			const callback = state.callback(state.account(apiKey).apiKey, event);
			const target = url ?? callback?.url;
			if (target === undefined) throw new Error(`No callback is registered for ${event}`);
			const registered = Object.entries(callback?.headers ?? {});
			return await state.core.deliverer.send({
				url: target,
				method: callback?.method ?? 'POST',
				headers:
					headers ?? Object.fromEntries(registered.map(([name, value]) => [name, String(value)])),
				text: raw ?? JSON.stringify(body ?? null),
				event,
			});
		},
	};
}

export type PaveControl = ReturnType<typeof createPaveControl>;

/** The session an event is about: the one named, or the newest, or a new one that is quietly complete. */
async function sessionFor(
	state: PaveState,
	life: PaveLife,
	event: string,
	input: { apiKey?: string; sessionKey?: string },
): Promise<SessionState> {
	if (input.sessionKey !== undefined) return state.session(input.sessionKey);
	const { apiKey } = state.account(input.apiKey);
	const newest = state.sessions(apiKey).at(-1);
	if (newest && (event !== COMPLETE || newest.status === 'COMPLETE')) return newest;
	const session = makeSession(state, apiKey);
	// An API key nobody registered callbacks for keeps these steps quiet.
	session.apiKey = '';
	await playInspection(state, life, { sessionKey: session.sessionKey, stopAt: 'CONFIRM' });
	session.apiKey = apiKey;
	session.status = 'COMPLETE';
	return session;
}

function bodyOf(life: PaveLife, session: SessionState, event: string): JsonObject {
	const make = new Map<string, MakeBody>(Object.entries(BODIES)).get(event);
	return make?.(life, session) ?? { ...sampleOf(event), ...life.body(session, event, {}) };
}
