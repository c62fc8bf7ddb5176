import type { INodeExecutionData } from 'n8n-workflow';

/** Items of events, with the name of each event if it is known. */
export interface Arrived {
	eventName: string | undefined;
	items: INodeExecutionData[];
}

/**
 * The items at the outputs they leave by, in the order they came: the only one, or that of their event in the stored
 * order of the ticked events, or the last one for what was not recognised. The node's `outputs` expression follows the
 * same rule.
 */
export function byOutput(
	arrived: readonly Arrived[],
	events: readonly string[],
	outputPerEvent: boolean,
): INodeExecutionData[][] {
	const last = outputPerEvent ? events.length : 0;
	const outputs = Array.from({ length: last + 1 }, (): INodeExecutionData[] => []);
	for (const { eventName, items } of arrived) {
		// One that is not ticked is at -1, which is the last output.
		const index = outputPerEvent && eventName !== undefined ? events.indexOf(eventName) : last;
		outputs.at(index)?.push(...items);
	}
	return outputs;
}
