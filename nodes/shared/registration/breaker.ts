import { apiError, asNodeError, type ErrorText } from '../errors';
import type { Session } from '../trigger/vendor';

/**
 * n8n pauses 1, 2, 4 and 8 s between its five attempts, and gives up after 84 s. Shorter than these pauses together, so
 * that the last attempt is a real one; without it, five attempts of 20 s would outlast n8n.
 */
const OPEN_MS = 12_000;

/** Whose hooks end at once: all of an account, or those of one node. */
type Whose = 'account' | 'node';

const tripped = new Map<string, { until: number; text: ErrorText }>();

const keyOf = ({ account, self }: Session, whose: Whose) =>
	whose === 'account' ? account : `${account} ${self.webhookId}`;

/** For so long, hooks end at once with the failure that there has just been. */
export function trip(session: Session, whose: Whose, failure: unknown): void {
	// Only a real attempt counts: what the breaker itself throws must not keep it open.
	if (isTripped(session, whose)) return;
	const { message, description } = asNodeError(session.context.getNode(), failure);
	const text = { message, description: description ?? undefined };
	tripped.set(keyOf(session, whose), { until: Date.now() + OPEN_MS, text });
}

export function resetBreaker(session: Session): void {
	tripped.delete(keyOf(session, 'account'));
}

export function isTripped(session: Session, whose: Whose): boolean {
	return (tripped.get(keyOf(session, whose))?.until ?? 0) > Date.now();
}

/** @throws NodeApiError with the words of the failure that tripped it */
export function assertReady(session: Session, whose: Whose): void {
	const key = keyOf(session, whose);
	const known = tripped.get(key);
	if (known && isTripped(session, whose)) {
		throw apiError(session.context.getNode(), 503, known.text);
	}
	tripped.delete(key);
}
