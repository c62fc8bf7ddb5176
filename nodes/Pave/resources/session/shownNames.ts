import type { INodeProperties } from 'n8n-workflow';

import { vehicleFields } from './session.fields';
import { contactNames, sessionFields } from './sessionFields';
import { smsFields } from './smsFields';

const FIELDS: Record<string, INodeProperties['options']> = {
	session: sessionFields.options,
	contact: contactNames.values,
	vehicle: vehicleFields.options,
	sms: smsFields.options,
};

/**
 * What the panel calls a field of the body of create and update; PAVE's own name if the panel has none.
 * @param group `session`, its `contact`, `vehicle` or `sms`
 */
export function shownName(group: string, field: string): string {
	const option = FIELDS[group]?.find(({ name }) => name === field);
	if (!option || !('displayName' in option)) return `${group}.${field}`;
	// "To" and "From" alone would not say that they are about the text message.
	return group === 'sms' ? `SMS > ${option.displayName}` : option.displayName;
}
