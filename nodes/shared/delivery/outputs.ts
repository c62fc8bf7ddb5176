import type { EventCatalogue } from '../events';

/** What a trigger's outputs depend on; runs inside an n8n expression, so it must not refer to anything outside. */
function configuredOutputs(
	parameters: { events?: string[]; options?: { outputPerEvent?: boolean } },
	displayNames: Record<string, string>,
) {
	if (!parameters.options?.outputPerEvent) return ['main'];
	const events = Array.isArray(parameters.events) ? parameters.events : [];
	return [
		...events.map((event) => ({ type: 'main', displayName: displayNames[event] ?? event })),
		{ type: 'main', displayName: 'Other' },
	];
}

/**
 * The `outputs` expression of a trigger: one output, or one per ticked event in the order they were ticked (so that
 * existing wires stay right when an event is added) and a last one for what was not recognised.
 */
export function outputsExpression(catalogue: EventCatalogue): `={{${string}}}` {
	const displayNames = Object.fromEntries(
		catalogue.events.map(({ name, displayName }) => [name, displayName]),
	);
	return `={{(${configuredOutputs.toString()})($parameter, ${JSON.stringify(displayNames)})}}`;
}

/** Which output an event leaves by, under the same rule. */
export function outputIndex(
	eventName: string | undefined,
	events: readonly string[],
	outputPerEvent: boolean,
): number {
	if (!outputPerEvent) return 0;
	const index = eventName === undefined ? -1 : events.indexOf(eventName);
	return index === -1 ? events.length : index;
}
