/**
 * Which output an event leaves by: the only one, or the one of its event in the stored order of the ticked events, or
 * the last one for what was not recognised. The node's `outputs` expression follows the same rule.
 */
export function outputIndex(
	eventName: string | undefined,
	events: readonly string[],
	outputPerEvent: boolean,
): number {
	if (!outputPerEvent) return 0;
	const index = eventName === undefined ? -1 : events.indexOf(eventName);
	return index === -1 ? events.length : index;
}
