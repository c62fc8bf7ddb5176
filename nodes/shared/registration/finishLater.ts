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
 * Ends a test in the background, and goes on trying where that fails. While n8n waits for the end of a test, or where
 * that end throws, it keeps the test in its cache together with half of itself; whoever begins a test then makes n8n
 * copy all of it, which takes the better part of a minute, in which n8n does nothing else, and fails. n8n does not
 * repeat the end of a test either.
 *
 * @returns a promise that resolves when it was tried once, however that went
 */
export async function finishLater(
	context: IHookFunctions,
	work: () => Promise<void>,
): Promise<void> {
	const key = keyOf(context);
	const entry: Unfinished = {};
	unfinished.set(key, entry);
	const isDue = () => unfinished.get(key) === entry;
	await new Promise<void>((tried) => {
		const attempt = async () => {
			if (!isDue()) return;
			entry.attempt = work().finally(tried);
			await entry.attempt.catch((error: unknown) => {
				context.logger.warn(`The end of a test has to be tried again: ${String(error)}`);
				throw error;
			});
		};
		void retrying(attempt, PATIENCE)
			.catch((error: unknown) =>
				context.logger.error(
					`A test registration could not be removed; publish the workflow or use Repair: ${String(error)}`,
				),
			)
			.finally(() => {
				if (isDue()) unfinished.delete(key);
			});
	});
}

/** Somebody listens or publishes again: what is there from now on is theirs. Waits for what is under way. */
export async function finishNoLonger(context: IHookFunctions): Promise<void> {
	const entry = unfinished.get(keyOf(context));
	if (!entry) return;
	unfinished.delete(keyOf(context));
	await Promise.race([Promise.allSettled([entry.attempt]), sleep(WAIT_MS)]);
}
