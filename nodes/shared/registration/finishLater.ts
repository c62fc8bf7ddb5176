import type { IHookFunctions } from 'n8n-workflow';
import { retrying } from '../retrying';
import type { Pass } from './pass';
import { inTurn } from './turns';

/** Ten tries over seven and a half minutes: longer than a restart of the vendor takes. */
const PATIENCE = { attempts: 10, pauseMs: 10_000 };

/** The end that is still to be brought about, by webhook id; each end is an object of its own. */
const unfinished = new Map<string, object>();

const keyOf = (context: IHookFunctions) => context.getNode().webhookId ?? '';

/**
 * Ends a test in the background, and goes on trying where that fails, until somebody listens or publishes again with
 * success. While n8n waits for the end of a test, or where that end throws, it keeps the test in its cache together
 * with half of itself; whoever begins a test then makes n8n copy all of it, which takes the better part of a minute, in
 * which n8n does nothing else, and fails. n8n does not repeat the end of a test either.
 *
 * @returns a promise that resolves when it was tried once, however that went
 */
export async function finishLater(
	context: IHookFunctions,
	pass: Pass,
	work: () => Promise<void>,
): Promise<void> {
	const key = keyOf(context);
	const end = {};
	unfinished.set(key, end);
	const isDue = () => unfinished.get(key) === end;
	await new Promise<void>((tried) => {
		const attempt = async () => {
			if (!isDue()) return;
			// Somebody may begin anew while this waits for its turn.
			const turn = inTurn(pass, async () => void (isDue() && (await work())));
			await turn.finally(tried).catch((error: unknown) => {
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

/** Somebody has registered anew, and is still at turn: what is there from now on is theirs. */
export function finishNoLonger(context: IHookFunctions): void {
	unfinished.delete(keyOf(context));
}
