import { apiError, asNodeError, type ErrorText } from '../errors';
import type { Session } from '../trigger/vendor';

/**
 * n8n pauses 1, 2, 4 and 8 s between its five attempts, and gives up after 84 s. Shorter than these pauses together, so
 * that the last attempt is a real one; without it, five attempts of 20 s would outlast n8n.
 */
const OPEN_MS = 12_000;

const tripped = new Map<string, { until: number; text: ErrorText }>();

const nodeOf = ({ account, self }: Session) => `${account} ${self.webhookId}`;

/** For so long, hooks of this account end at once with the failure that there has just been. */
export function tripAccount({ context, account }: Session, error: unknown): void {
	trip(account, asNodeError(context.getNode(), error));
}

/** The same for this node alone. */
export function tripNode(session: Session, text: ErrorText): void {
	trip(nodeOf(session), text);
}

export function resetBreaker(session: Session): void {
	tripped.delete(session.account);
}

export function isTripped({ account }: Session): boolean {
	return (tripped.get(account)?.until ?? 0) > Date.now();
}

/** @throws NodeApiError with the words of the failure that tripped it */
export function assertAccountReady(session: Session): void {
	assertReady(session, session.account);
}

/** @throws NodeApiError with the words of the failure that tripped it */
export function assertNodeReady(session: Session): void {
	assertReady(session, nodeOf(session));
}

function assertReady({ context }: Session, key: string): void {
	const known = tripped.get(key);
	if (known && known.until > Date.now()) throw apiError(context.getNode(), 503, known.text);
	tripped.delete(key);
}

function trip(
	key: string,
	{ message, description }: { message: string; description?: string | null },
) {
	// Only a real attempt counts: what the breaker itself throws must not keep it open.
	if ((tripped.get(key)?.until ?? 0) > Date.now()) return;
	tripped.set(key, {
		until: Date.now() + OPEN_MS,
		text: { message, description: description ?? undefined },
	});
}
