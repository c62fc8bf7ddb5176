import { sleep, type IHookFunctions } from 'n8n-workflow';
import { retrying } from '../retrying';

/** Ten tries over seven and a half minutes: longer than a restart of the vendor takes. */
const PATIENCE = { attempts: 10, pauseMs: 10_000 };

/** How long somebody who listens or publishes waits for an attempt that is under way. */
const WAIT_MS = 10_000;

interface Unfinished {
	/** The attempt that is under way. */
	attempt?: Promise<void>;
}

/** What is still to be done, by webhook id. */
const unfinished = new Map<string, Unfinished>();

const keyOf = (context: IHookFunctions) => context.getNode().webhookId ?? '';

/**
 * Goes on trying to end a test in the background. n8n does not repeat the end of a test, and it must not throw either:
 * n8n would keep the test in its cache together with half of itself, and listening would fail in every workflow.
 */
export function finishLater(
	context: IHookFunctions,
	work: () => Promise<void>,
	reason: unknown,
): void {
	const key = keyOf(context);
	const entry: Unfinished = {};
	unfinished.set(key, entry);
	const isDue = () => unfinished.get(key) === entry;
	context.logger.warn(`The end of a test has to be tried again: ${String(reason)}`);
	void retrying(async () => {
		if (!isDue()) return;
		entry.attempt = work();
		await entry.attempt;
	}, PATIENCE)
		.catch((error: unknown) =>
			context.logger.error(
				`A test registration could not be removed; publish the workflow or use Repair: ${String(error)}`,
			),
		)
		.finally(() => {
			if (isDue()) unfinished.delete(key);
		});
}

/** Somebody listens or publishes again: what is there from now on is theirs. Waits for what is under way. */
export async function finishNoLonger(context: IHookFunctions): Promise<void> {
	const entry = unfinished.get(keyOf(context));
	if (!entry) return;
	unfinished.delete(keyOf(context));
	await Promise.race([Promise.allSettled([entry.attempt]), sleep(WAIT_MS)]);
}
