import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readJsonObject } from '../../../shared/actions';
import { trimmed } from '../../../shared/json';
import { assertFreeNames, readAttributes } from '../../trigger/attributes';

interface CallbackDetails {
	method?: string;
	headers?: IDataObject;
	payload?: IDataObject;
}

/** What the user set in the collection, in PAVE's form; a field that was not added is missing. */
export function readDetails(
	context: IExecuteFunctions,
	collection: 'additionalFields' | 'updateFields',
	itemIndex: number,
): CallbackDetails {
	const given = context.getNodeParameter(collection, itemIndex, {}) as {
		method?: string;
		headers?: { header?: Array<{ name?: string; value?: string }> };
		customAttributes?: unknown;
		payload?: unknown;
	};
	const details: CallbackDetails = {};
	if (given.method) details.method = given.method;
	if (given.headers) {
		const entries = (given.headers.header ?? [])
			.map(({ name, value }) => [trimmed(name), trimmed(value)] as const)
			.filter(([name]) => name !== '');
		details.headers = Object.fromEntries(entries);
	}
	const attributes = readAttributes(given.customAttributes);
	assertFreeNames(context.getNode(), attributes, itemIndex);
	const json = readJsonObject(context, given.payload, 'Custom Attributes (JSON)');
	if (given.payload !== undefined || given.customAttributes !== undefined) {
		details.payload = { ...attributes, ...json };
	}
	return details;
}
