import type { PaveEventName } from '../../nodes/Pave/events';
import { createCommonControl } from '../shared/control';
import type { JsonObject } from '../shared/types';
import type { PaveControl } from './controlRoutes';
import { COMPLETE, PAVE_EVENTS, sampleOf } from './events';
import type { PaveLife } from './life';
import { makeSession, playInspection } from './play';
import { inventPaveAccount } from './settings';
import type { PaveState } from './state';
import type { SessionState } from './types';

type MakeBody = (life: PaveLife, session: SessionState) => JsonObject;

/** Events that tell where a session stands. Any other is the catalogue's sample, of this session. */
const BODIES: { [Name in PaveEventName]?: MakeBody } = {
	'SESSION:COMPLETE': (life, session) => life.completeBody(session),
	'SESSION:STAGE_CHANGE': (life, session) =>
		life.photoBody(session, session.photos.at(-1)?.photo_code ?? 4),
	'SESSION:SMS_PROCESS': (life, session) => life.smsBody(session, 'success'),
	'SESSION:STATUS_CHANGE': (life, session) =>
		life.body(session, 'SESSION:STATUS_CHANGE', { status: session.status }),
};

/** The control methods of the PAVE simulator. */
export function createPaveControl(state: PaveState, life: PaveLife): PaveControl {
	return {
		...createCommonControl({
			core: state.core,
			resetVendor: () => state.reset(),
			inventAccount: inventPaveAccount,
		}),
		async callbacks({ apiKey } = {}) {
			return structuredClone(state.listCallbacks(apiKey));
		},
		async replaceCallback({ apiKey, event, url, method = 'POST', headers = {}, payload = {} }) {
			if (!PAVE_EVENTS.includes(event)) throw new Error(`Unknown event: ${event}`);
			const owner = state.account(apiKey).apiKey;
			return { ...state.storeCallback({ apiKey: owner, event, url, method, headers, payload }) };
		},
		async changeSecret({ apiKey, apiSecret }) {
			state.account(apiKey).apiSecret = apiSecret;
			return { ok: true };
		},
		async loseCallback({ apiKey, event }) {
			return { lost: state.removeCallback(state.account(apiKey).apiKey, event) };
		},
		async sessions({ apiKey } = {}) {
			return structuredClone(state.sessions(apiKey));
		},
		async createSession({ apiKey, body } = {}) {
			return structuredClone(makeSession(state, apiKey, body));
		},
		async changeSession({ sessionKey, changes }) {
			return structuredClone(Object.assign(state.session(sessionKey), changes));
		},
		async setStatus({ sessionKey, status }) {
			return await life.moveTo(state.session(sessionKey), status);
		},
		async addNote({ sessionKey, title, description, user = 'guest' }) {
			return await life.addNote(state.session(sessionKey), { title, description, user });
		},
		async playInspection(input) {
			return await playInspection(state, life, input);
		},
		async previewEvent({ event, ...which }) {
			return bodyOf(life, await sessionFor(state, life, event, which), event);
		},
		async sendEvent({ event, fields = {}, ...which }) {
			const session = await sessionFor(state, life, event, which);
			return await life.announce(session, { ...bodyOf(life, session, event), ...fields, event });
		},
		async deliver({ apiKey, event, body, raw, headers, url }) {
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
