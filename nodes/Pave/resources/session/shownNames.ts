import type { INodeProperties } from 'n8n-workflow';

import { vehicleFields } from './session.fields';
import { sessionFields } from './sessionFields';
import { smsFields } from './smsFields';

const COLLECTIONS = [sessionFields, vehicleFields, smsFields];

/**
 * What the panel calls a field of the body of create and update; PAVE's own name if the panel has none.
 * @param group `session`, `vehicle` or `sms`
 */
export function shownName(group: string, field: string): string {
	const collection = COLLECTIONS.find(({ name }) => name === group);
	const shown = collection && labelOf(collection.options, field);
	if (shown === undefined) return `${group}.${field}`;
	// "To" and "From" alone would not say that they are about the text message.
	return collection === smsFields ? `${collection.displayName} > ${shown}` : shown;
}

/** Also of a field inside of a group, such as the contact's names. */
function labelOf(options: INodeProperties['options'] = [], field: string): string | undefined {
	for (const option of options) {
		if (!('displayName' in option)) continue;
		if (option.name === field) return option.displayName;
		const inner = labelOf('values' in option ? option.values : option.options, field);
		if (inner !== undefined) return inner;
	}
	return undefined;
}
