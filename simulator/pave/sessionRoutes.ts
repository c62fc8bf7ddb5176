import { ok, refuse, type V1Route } from './http';
import type { PaveLife } from './life';
import { resultsBody } from './results';
import { sessionFrom, sessionProblems } from './sessionInput';
import { applyUpdate } from './sessionUpdate';
import { sessionView } from './sessionView';
import type { PaveState } from './state';

const notFound = (sessionKey: string) => refuse(404, `Session ${sessionKey} cannot be found.`);

/** Reference section 5. */
export function sessionRoutes(route: V1Route, state: PaveState, life: PaveLife): void {
	route('POST', '/sessions', ({ account, body }) => {
		const errors = sessionProblems(body);
		if (errors) return refuse(422, 'The given data was invalid.', { errors });
		const session = state.addSession(sessionFrom(account.apiKey, body));
		if (session.sms) life.sendSmsSoon(session);
		return ok(sessionView(session, account, true));
	});

	route('GET', '/sessions/:key', ({ account, params }) => {
		const session = state.ownSession(account.apiKey, params.key);
		return session ? ok(sessionView(session, account, false)) : notFound(params.key);
	});

	route('GET', '/sessions/:key/photos', ({ account, params }) => {
		const session = state.ownSession(account.apiKey, params.key);
		return session ? ok(session.photos) : notFound(params.key);
	});

	route('GET', '/sessions/:key/notes', ({ account, params }) => {
		const session = state.ownSession(account.apiKey, params.key);
		return session ? ok(session.notes) : notFound(params.key);
	});

	route('GET', '/sessions/:key/results', ({ account, params }) => {
		const session = state.ownSession(account.apiKey, params.key);
		if (!session) return notFound(params.key);
		if (session.status !== 'COMPLETE') {
			return refuse(state.core.settings.notCompleteStatus, 'Session is not yet completed.');
		}
		return ok(resultsBody(session, account, state));
	});

	route('PUT', '/sessions/:key', ({ account, params, body }) => {
		const session = state.ownSession(account.apiKey, params.key);
		if (!session) return notFound(params.key);
		const errors = sessionProblems(body);
		if (errors) return refuse(422, 'The given data was invalid.', { errors });
		const outcome = applyUpdate(session, body, state.core.settings);
		if (outcome.refused !== undefined) return refuse(400, outcome.refused);
		session.updatedAt = state.core.clock.iso();
		if (outcome.smsAgain) life.sendSmsSoon(session);
		return ok(sessionView(session, account, false));
	});

	route('DELETE', '/sessions/:key', ({ account, params }) => {
		const session = state.ownSession(account.apiKey, params.key);
		if (!session) return notFound(params.key);
		if (session.status !== 'IDLE') {
			return refuse(400, `Session ${params.key} has been started and cannot be deleted.`);
		}
		state.removeSession(params.key);
		return ok({ message: `Session ${params.key} has been successfully removed.` });
	});
}
