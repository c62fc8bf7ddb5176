import { createHash } from 'crypto';
import { setDeadline } from '../http';
import { WORK_MS, type Pass } from './pass';

/** What is under way, by vendor account. */
const turns = new Map<string, Promise<unknown>>();

/**
 * One registration after the other for a vendor account: n8n registers the triggers of a workflow in parallel, and two
 * that want the same place would each see it free.
 */
export async function inTurn<T>(
	{ vendor, secrets, context }: Pass,
	work: () => Promise<T>,
): Promise<T> {
	const begin = async () => {
		// Waiting for whoever is first does not count.
		setDeadline(context, WORK_MS);
		return await work();
	};
	const account = [vendor.credentialType, secrets.baseUrl, secrets.key].join('\n');
	const key = createHash('sha256').update(account).digest('hex');
	const turn = (turns.get(key) ?? Promise.resolve()).then(begin, begin);
	turns.set(key, turn);
	try {
		return await turn;
	} finally {
		if (turns.get(key) === turn) turns.delete(key);
	}
}
