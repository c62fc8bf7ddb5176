import type { N8nClient } from '../../../tools/sandbox';
import { inBatches } from '../../n8n/support/request';
import { type Outcome, type Source, outcomeOf, settled } from './source';

const AT_ONCE = 20;

export interface MixedOutcome extends Outcome {
	deliveries: number;
	/** Answered otherwise than they should have been. */
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
	const answers = await inBatches(
		Array.from({ length: deliveries }, (_, n) => n),
		AT_ONCE,
		async (n) => {
			const key = (kind: string, number = n) => `${kind}-${String(number).padStart(10, '0')}`;
			const tenth = n % 10;
			if (tenth < 4 || (tenth < 6 && n < 40)) {
				const answer = await source.deliver(key('WNT'));
				if (answer.status === 200) acknowledged.add(key('WNT'));
				return answer.status === 200;
			}
			// Some of these come while the first one is still open, others long after it.
			if (tenth === 4) return isRepeat(await source.deliver(key('WNT', n - 4)));
			if (tenth === 5) return isRepeat(await source.deliver(key('WNT', n - 35)));
			if (tenth < 8) return (await source.deliverUnticked(key('NOT'))).status === 200;
			return (await source.forge(key('FRG'))).status === 401;
		},
	);
	const executions = await settled(client, source.workflowId);
	return {
		...outcomeOf(acknowledged, source.arrived()),
		deliveries,
		misanswered: answers.filter((asExpected) => !asExpected).length,
		executions,
	};
}

/** A repeat is acknowledged, or told to come again while the first is still open. */
const isRepeat = ({ status }: { status: number }) => status === 200 || status === 503;
