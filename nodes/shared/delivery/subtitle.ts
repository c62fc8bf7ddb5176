import type { EventCatalogue } from '../events';

/** A trigger's subtitle on the canvas: the ticked events by their display names. */
export function eventsSubtitle(catalogue: EventCatalogue): string {
	const displayNames = JSON.stringify(
		Object.fromEntries(catalogue.events.map(({ name, displayName }) => [name, displayName])),
	);
	return `={{[].concat($parameter.events ?? []).map((event) => (${displayNames})[event] ?? event).join(', ')}}`;
}
