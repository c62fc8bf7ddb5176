import type { IDataObject } from 'n8n-workflow';
import { findEvent, passesFilter } from '../events';
import { readTexts } from '../readers/list';
import type { TriggerVendor } from '../trigger/vendor';

/** What the user ticked, as the node's parameters hold it. */
export interface Selection {
	events: readonly string[];
	/** The trigger's `options` collection; filters are among them. */
	options: IDataObject;
}

/** Why a delivery does not start the workflow; undefined if it does. What is not recognised always does. */
export function reasonToIgnore(
	{ catalogue, ignoredUnselectable }: Pick<TriggerVendor, 'catalogue' | 'ignoredUnselectable'>,
	body: IDataObject,
	{ events, options }: Selection,
): string | undefined {
	const definition = findEvent(catalogue, body);
	if (!definition) return undefined;
	if (!definition.selectable) return ignoredUnselectable?.(options);
	if (!events.includes(definition.name)) return `${definition.displayName} is not ticked`;
	const option = definition.filter?.option ?? '';
	const passes = passesFilter(definition, body, { [option]: readTexts(options[option]) });
	return passes ? undefined : `${definition.displayName} is filtered out`;
}
