import type { IDataObject } from 'n8n-workflow';
import { findEvent, passesFilter, type EventCatalogue } from '../events';

/** What the user ticked, as the node's parameters hold it. */
export interface Selection {
	events: readonly string[];
	/** The trigger's `options` collection; filters are among them. */
	options: IDataObject;
}

/**
 * Why a delivery does not start the workflow; undefined where it does. What is not recognised always does.
 */
export function reasonToIgnore(
	catalogue: EventCatalogue,
	body: IDataObject,
	{ events, options }: Selection,
): string | undefined {
	const definition = findEvent(catalogue, body);
	if (!definition) return undefined;
	// What nobody can subscribe to is a test of the connection, and starts something only if the user says so.
	if (!definition.selectable) {
		return options.emitPing === true ? undefined : `${definition.displayName} is not switched on`;
	}
	if (!events.includes(definition.name)) return `${definition.displayName} is not ticked`;
	const passes = passesFilter(definition, body, options as Record<string, string[]>);
	return passes ? undefined : `${definition.displayName} is filtered out`;
}
