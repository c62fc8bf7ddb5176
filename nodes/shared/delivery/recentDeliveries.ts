import type { IWebhookFunctions } from 'n8n-workflow';

/** A repeat that comes later than this finds the first one recorded in n8n's store. */
const WINDOW_MS = 30_000;
const MAX_EVENTS = 20_000;

type Response = ReturnType<IWebhookFunctions['getResponseObject']>;

interface Handed {
	at: number;
	/** Until n8n has answered the request that brought it. */
	open?: Response;
}

/** Events that this process has handed to n8n, by workflow, node and event id; oldest first. */
const handed = new Map<string, Handed>();

/**
 * Recognises events that this process has handed over a moment ago: n8n's own store is read and then written, so of two
 * executions of one event on two workers each finds it new.
 *
 * Nobody waits: as long as the first request is open, its own answer decides for the vendor, and a second one is told
 * to come again. What n8n did not take in the end is forgotten.
 *
 * @returns the ids that are new, each once; undefined if one of them is open in another request
 */
export function admit(context: IWebhookFunctions, ids: readonly string[]): Set<string> | undefined {
	const now = Date.now();
	forgetOld(now);
	const response = context.getResponseObject();
	const node = `${context.getWorkflow().id}|${context.getNode().id}`;
	const keyOf = (id: string) => `${node}|${id}`;
	const outcomes = ids.map((id) => outcomeOf(handed.get(keyOf(id))));
	if (outcomes.includes('open')) return undefined;

	const fresh = new Set(ids.filter((_, index) => outcomes[index] === 'none'));
	for (const id of fresh) handed.set(keyOf(id), { at: now, open: response });
	response.once('close', () => {
		const taken = response.writableFinished && response.statusCode < 300;
		for (const key of [...fresh].map(keyOf)) {
			if (handed.get(key)?.open !== response) continue;
			if (taken) handed.set(key, { at: now });
			else handed.delete(key);
		}
	});
	// A set of the caller's own: what is remembered must not depend on what becomes of it.
	return new Set(fresh);
}

/** What became of an event in this process: nobody has it, a request has it that is not answered yet, n8n has it. */
function outcomeOf(known: Handed | undefined): 'none' | 'open' | 'taken' {
	if (!known) return 'none';
	if (!known.open) return 'taken';
	if (!known.open.writableEnded) return 'open';
	return known.open.statusCode < 300 ? 'taken' : 'none';
}

function forgetOld(now: number): void {
	for (const [key, { at }] of handed) {
		if (now - at < WINDOW_MS && handed.size <= MAX_EVENTS) return;
		handed.delete(key);
	}
}
