import type { N8nClient } from '../../../tools/sandbox';
import { inBatches } from '../../n8n/support/request';
import { type Outcome, type Source, outcomeOf, settled } from './source';

const AT_ONCE = 20;

export interface MixedOutcome extends Outcome {
	deliveries: number;
	/** Answered otherwise than they should have been, or wanted and never acknowledged. */
	misanswered: number;
	executions: number;
}

/**
 * Sends deliveries in an order of its own: of ten, four wanted, two of them sent again later, two not ticked, two
 * forged.
 */
export async function mixed(
	client: N8nClient,
	source: Source,
	deliveries: number,
): Promise<MixedOutcome> {
	const acknowledged = new Set<string>();
	const wanted = async (key: string): Promise<boolean> => {
		const { status } = await source.deliver(key);
		if (status === 200) acknowledged.add(key);
		// Told to come again: the same event is being received, for of two at once any may be first.
		return status === 200 || status === 503;
	};
	const sent = new Set<string>();
	const answers = await inBatches(
		Array.from({ length: deliveries }, (_, n) => n),
		AT_ONCE,
		async (n) => {
			const key = (kind: string, number = n) => `${kind}-${String(number).padStart(10, '0')}`;
			const tenth = n % 10;
			if (tenth < 4 || (tenth < 6 && n < 40)) sent.add(key('WNT'));
			if (sent.has(key('WNT'))) return await wanted(key('WNT'));
			// Some of these come while the first one is still open, others long after it.
			if (tenth < 6) return await wanted(key('WNT', n - (tenth === 4 ? 4 : 35)));
			if (tenth < 8) return (await source.deliverUnticked(key('NOT'))).status === 200;
			return (await source.forge(key('FRG'))).status === 401;
		},
	);
	const executions = await settled(client, source.workflowId);
	return {
		...outcomeOf(acknowledged, source.arrived()),
		deliveries,
		misanswered: answers.filter((asExpected) => !asExpected).length + sent.size - acknowledged.size,
		executions,
	};
}
