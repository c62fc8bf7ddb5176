import { commonControlRoutes, route, type Control } from '../shared/controlRoutes';
import type { DeliveryLogEntry, JsonObject, RunningSimulator } from '../shared/types';
import type {
	PaveAccount,
	PaveSettings,
	PlayInspectionInput,
	SessionState,
	StoredCallback,
} from './types';

/** What the PAVE simulator can be told and asked. Where `apiKey` is optional, the first account is meant. */
export const paveControlRoutes = {
	...commonControlRoutes<PaveSettings, PaveAccount>(),
	callbacks: route<(input?: { apiKey?: string }) => StoredCallback[]>(),
	/** Another system with the same key takes the slot (or fills it), unseen by us. */
	replaceCallback:
		route<
			(input: {
				apiKey?: string;
				event: string;
				url: string;
				method?: string;
				headers?: JsonObject;
				payload?: JsonObject;
			}) => StoredCallback
		>(),
	/** PAVE gives the API key another secret; requests signed with the former one are refused. */
	changeSecret: route<(input: { apiKey?: string; apiSecret: string }) => { ok: true }>(),
	/** The vendor forgets a callback. */
	loseCallback: route<(input: { apiKey?: string; event: string }) => { lost: boolean }>(),
	sessions: route<(input?: { apiKey?: string }) => SessionState[]>(),
	createSession: route<(input?: { apiKey?: string; body?: JsonObject }) => SessionState>(),
	/** Sets any part of a session without sending events (age, EXPIRED, an SMS error …). */
	changeSession:
		route<(input: { sessionKey: string; changes: Partial<SessionState> }) => SessionState>(),
	/** Moves a session to a status, sending what PAVE sends then. */
	setStatus: route<(input: { sessionKey: string; status: string }) => DeliveryLogEntry[]>(),
	addNote:
		route<
			(input: {
				sessionKey: string;
				title: string;
				description: string;
				user?: string;
			}) => DeliveryLogEntry[]
		>(),
	playInspection:
		route<
			(input?: PlayInspectionInput) => { sessionKey: string; deliveries: DeliveryLogEntry[] }
		>(),
	/** The body that `sendEvent` would send, without sending it. */
	previewEvent:
		route<(input: { apiKey?: string; event: string; sessionKey?: string }) => JsonObject>(),
	/** One realistic event of a session (the newest, or a new complete one), with fields replaced by `fields`. */
	sendEvent:
		route<
			(input: {
				apiKey?: string;
				event: string;
				sessionKey?: string;
				fields?: JsonObject;
			}) => DeliveryLogEntry[]
		>(),
	/** Any body, or any text, to an event's callback. `headers` replaces the registered ones (e.g. `{}` for a forged delivery). */
	deliver:
		route<
			(input: {
				apiKey?: string;
				event: string;
				body?: unknown;
				raw?: string;
				headers?: Record<string, string>;
				url?: string;
			}) => DeliveryLogEntry
		>(),
};

export type PaveControl = Control<typeof paveControlRoutes>;

export interface PaveSimulator extends PaveControl, RunningSimulator {
	/** The first account as the fields of the `paveApi` credential. */
	credential: { username: string; apiKey: string; apiSecret: string; baseUrl: string };
}
