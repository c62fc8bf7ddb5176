import type { N8nClient } from '../../../tools/sandbox';
import { inBatches } from '../../n8n/support/request';
import { type Outcome, type Source, outcomeOf, settled } from './source';

const PAIRS_AT_ONCE = 10;

export interface TwiceOutcome extends Outcome {
	/** Deliveries that were not answered with 200, by status. */
	refused: Record<number, number>;
	/** How many ran again when they were sent once more later. */
	again: number;
}

/**
 * Sends each of so many events twice at the same time, and once more when all have run.
 *
 * @param second address that the second one goes to; default: the registered one, as the first
 */
export async function twice(
	client: N8nClient,
	source: Source,
	events: number,
	second = source.url,
): Promise<TwiceOutcome> {
	const refused: Record<number, number> = {};
	const acknowledged = new Set<string>();
	const keys = Array.from({ length: events }, (_, n) => `WNT-T${String(n).padStart(9, '0')}`);
	await inBatches(keys, PAIRS_AT_ONCE, async (key) => {
		const answers = await Promise.all([source.deliver(key), source.deliver(key, second)]);
		for (const { status } of answers) {
			if (status === 200) acknowledged.add(key);
			else refused[status] = (refused[status] ?? 0) + 1;
		}
	});
	await settled(client, source.workflowId);
	const arrived = new Map([...source.arrived()].filter(([key]) => key.startsWith('WNT-T')));
	await inBatches(keys, PAIRS_AT_ONCE, async (key) => {
		await source.deliver(key);
	});
	await settled(client, source.workflowId);
	const later = source.arrived();
	const again = keys.filter((key) => (later.get(key) ?? 0) > (arrived.get(key) ?? 0)).length;
	return { ...outcomeOf(acknowledged, arrived), refused, again };
}
