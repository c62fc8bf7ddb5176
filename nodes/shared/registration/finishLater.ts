import type { IHookFunctions } from 'n8n-workflow';
import { retrying } from '../retrying';

/** Ten tries over seven and a half minutes: longer than a restart of the vendor takes. */
const PATIENCE = { attempts: 10, pauseMs: 10_000 };

/** What is still to be done, by webhook id. */
const unfinished = new Map<string, symbol>();

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
	const turn = Symbol(key);
	unfinished.set(key, turn);
	const isDue = () => unfinished.get(key) === turn;
	context.logger.warn(`The end of a test has to be tried again: ${String(reason)}`);
	void retrying(async () => {
		if (isDue()) await work();
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

/** Somebody listens or publishes again: what is there from now on is theirs. */
export function finishNoLonger(context: IHookFunctions): void {
	unfinished.delete(keyOf(context));
}
