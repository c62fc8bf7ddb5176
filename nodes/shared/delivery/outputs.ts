import type { INodeExecutionData } from 'n8n-workflow';

/** Items of events, with the name of each event where it is known. */
export interface Arrived {
	eventName: string | undefined;
	items: INodeExecutionData[];
}

/** The items at the outputs they leave by, in the order they came; one list for each output there is. */
export function byOutput(
	arrived: readonly Arrived[],
	events: readonly string[],
	outputPerEvent: boolean,
): INodeExecutionData[][] {
	const count = outputPerEvent ? events.length + 1 : 1;
	const outputs = Array.from({ length: count }, (): INodeExecutionData[] => []);
	for (const { eventName, items } of arrived) {
		outputs[outputIndex(eventName, events, outputPerEvent)].push(...items);
	}
	return outputs;
}

/**
 * Which output an event leaves by: the only one, or the one of its event in the stored order of the ticked events, or
 * the last one for what was not recognised. The node's `outputs` expression follows the same rule.
 */
function outputIndex(
	eventName: string | undefined,
	events: readonly string[],
	outputPerEvent: boolean,
): number {
	if (!outputPerEvent) return 0;
	const index = eventName === undefined ? -1 : events.indexOf(eventName);
	return index === -1 ? events.length : index;
}
