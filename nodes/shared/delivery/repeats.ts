import type { IWebhookFunctions } from 'n8n-workflow';

/** A repeat that comes later than this finds the first one recorded in n8n's store. */
const WINDOW_MS = 30_000;
const MAX_EVENTS = 20_000;

/** When events of a node were handed over by this process, by workflow, node and event id; oldest first. */
const handedOver = new Map<string, number>();

function forgetOld(now: number): void {
	for (const [key, at] of handedOver) {
		if (now - at < WINDOW_MS && handedOver.size <= MAX_EVENTS) return;
		handedOver.delete(key);
	}
}

/**
 * Recognises an event that this process has handed over to n8n a moment ago. n8n's own store is read and then written,
 * so of two executions of one event that run on two workers at the same time each finds it new; the process that
 * receives both deliveries can tell.
 *
 * An event counts from the moment it is handed over. If n8n does not acknowledge it, it is forgotten, so that the
 * vendor's next attempt is not taken for a repeat.
 *
 * @returns true where the event is new, and is now remembered
 */
export function isFirst(context: IWebhookFunctions, eventId: string): boolean {
	const now = Date.now();
	const key = [context.getWorkflow().id, context.getNode().id, eventId].join('|');
	forgetOld(now);
	if (handedOver.has(key)) return false;
	handedOver.set(key, now);
	const response = context.getResponseObject();
	response.once?.('close', () => {
		const acknowledged = response.writableFinished && response.statusCode < 300;
		if (!acknowledged) handedOver.delete(key);
	});
	return true;
}
