import type { IDataObject, INodePropertyOptions } from 'n8n-workflow';

import { readNames } from '../json';
import type { EventCatalogue, EventDefinition } from './types';

/**
 * The definition a delivered body belongs to, by its `event` name or one of the aliases.
 *
 * Returns undefined if the name is missing, not text, or not known; never throws.
 */
export function findEvent(
	catalogue: EventCatalogue,
	body: IDataObject,
): EventDefinition | undefined {
	const name: unknown = body?.event;
	if (typeof name !== 'string') return undefined;
	return catalogue.events.find(
		(event) => event.name === name || event.aliases?.includes(name) === true,
	);
}

/** The dropdown entries of the events a user can subscribe to, alphabetical by what is shown. */
export function eventOptions(catalogue: EventCatalogue): INodePropertyOptions[] {
	const options = catalogue.events
		.filter((event) => event.selectable)
		.map(({ name, displayName, description }) => ({
			name: displayName,
			value: name,
			description,
			// As the node panel shows it. n8n's own wording would turn "SMS" into "sms" and "'s" into " s".
			action: `On ${displayName.replace(/\b[A-Z](?=[a-z])/g, (letter) => letter.toLowerCase())}`,
		}));
	// Not by locale: setting that up costs more time than loading all nodes.
	return options.sort((a, b) => (a.name.toLowerCase() < b.name.toLowerCase() ? -1 : 1));
}

/**
 * Whether a delivery gets past what the user ticked for its event.
 *
 * `selected` maps an option's name to the ticked values; nothing ticked means everything. A value
 * that the option does not offer, or a missing one, always passes: nobody could have ticked it,
 * and an authentic event is never dropped for being new.
 */
export function passesFilter(
	definition: EventDefinition,
	body: IDataObject,
	selected: Readonly<Record<string, string[]>>,
): boolean {
	const { filter } = definition;
	if (filter === undefined) return true;
	const value = filter.read(body);
	if (filter.values === undefined) return passesTyped(value, readNames(selected[filter.option]));
	const ticked = selected[filter.option] ?? [];
	if (ticked.length === 0) return true;
	const offered = filter.values.some((choice) => choice.value === value);
	return !offered || ticked.some((choice) => choice === value);
}

/** Every field that a record of the vendor's can have, once, in alphabetical order. */
export function fieldOptions({ events }: EventCatalogue): INodePropertyOptions[] {
	const fields = [...new Set(events.flatMap((event) => event.fields))].sort();
	return fields.map((value) => ({ name: value, value }));
}

/** What an event does not say cannot speak against it; upper and lower case are the same. */
function passesTyped(value: unknown, typed: readonly string[]): boolean {
	if (typeof value !== 'string' || typed.length === 0) return true;
	const plain = (text: string) => text.trim().toLowerCase();
	return typed.some((name) => plain(name) === plain(value));
}
