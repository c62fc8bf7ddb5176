import { sleep } from 'n8n-workflow';
import type { Session } from '../trigger/vendor';
import { maybePublished } from './ask';
import { isTripped, trip } from './breaker';
import { mayWorkLater } from './reconcile';
import { inTurn } from './session';

const FIRST_MS = 8_000;
const TRY_MS = 20_000;
const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 10 * 60_000;
const GIVE_UP_MS = 2 * 60 * 60_000;
/** What a failed publication has asked for may still take effect after its registrations were taken down. */
const SETTLING_MS = 10_000;

/** An end that is still to be brought about. */
interface Task {
	/** A publication failed after it had asked for something: look once more afterwards. */
	expectsMore: boolean;
}

/** By node, account and kind; each task is an object of its own. */
const tasks = new Map<string, Task>();

const keyOf = ({ account, self, isTest }: Session) =>
	[account, self.webhookId, self.workflowId, isTest].join('|');

/**
 * To be asked when a publication (or a test) of the same node and account begins; the answer calls the ends off that
 * came before it, once it has worked: what is there from now on is wanted. An end that comes while it is under way, as
 * when the first event arrives before the vendor has answered, is meant for it.
 */
export function earlierEnd(session: Session): { callOff(): void } {
	const key = keyOf(session);
	const earlier = tasks.get(key);
	return { callOff: () => void (tasks.get(key) === earlier && tasks.delete(key)) };
}

/** A publication failed, and what it had asked for may take effect later. */
export function expectMore(session: Session): void {
	const task = tasks.get(keyOf(session));
	if (task) task.expectsMore = true;
	else tasks.set(keyOf(session), { expectsMore: true });
}

/**
 * Ends a registration, and goes on behind n8n's back if that fails for a reason that may pass: n8n tells nobody that it
 * failed, and tries twice more at most. Never throws; what is left in the end is logged.
 *
 * @returns true if it was done at the first try
 */
export async function takeDownInTheEnd(
	session: Session,
	work: () => Promise<void>,
): Promise<boolean> {
	const { context, vendor, self } = session;
	const key = keyOf(session);
	const task: Task = { expectsMore: tasks.get(key)?.expectsMore ?? false };
	tasks.set(key, task);
	const isDue = () => tasks.get(key) === task;
	const finish = () => isDue() && tasks.delete(key);
	const report = (error: unknown) => {
		context.logger.error(
			`${vendor.name} still has the ${vendor.registrationName} of ${self.url}: ${String(error)} Look at it with Get Many or Repair of the ${vendor.name} node.`,
		);
	};
	const attempt = async (ms: number) => {
		session.until = Date.now() + ms;
		await inTurn(session, async () => void (isDue() && (await work())));
	};
	const goOn = async (firstPause: number, firstLooks: number) => {
		const end = Date.now() + GIVE_UP_MS;
		let failure: unknown;
		let pause = firstPause;
		for (let looks = firstLooks; looks > 0 && Date.now() < end; ) {
			await sleep(pause);
			if (!isDue()) return;
			pause = Math.min(2 * pause, LONGEST_PAUSE_MS);
			// Published by another main, or not unpublished yet: n8n stops serving after the last trigger.
			if (await maybePublished(session)) continue;
			try {
				await attempt(TRY_MS);
				failure = undefined;
				looks--;
				pause = SETTLING_MS;
			} catch (error) {
				failure = error;
				if (!mayWorkLater(error)) break;
			}
		}
		if (failure !== undefined) report(failure);
	};

	let done = false;
	try {
		if (!isTripped(session, 'account')) {
			await attempt(FIRST_MS);
			done = true;
		}
	} catch (error) {
		if (!mayWorkLater(error)) {
			report(error);
			finish();
			return false;
		}
		context.logger.warn(`${vendor.name}: ${String(error)} This is tried again.`);
		trip(session, 'account', error);
	}
	const looks = (done ? 0 : 1) + (task.expectsMore ? 1 : 0);
	void goOn(done ? SETTLING_MS : FIRST_PAUSE_MS, looks).finally(finish);
	return done;
}
