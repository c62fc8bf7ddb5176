import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readJsonObject } from '../../../shared/actions';

interface CallbackDetails {
	method?: string;
	headers?: IDataObject;
	payload?: IDataObject;
}

/** What the user set in the collection, in PAVE's form; a field that was not added is missing. */
export function readDetails(
	ctx: IExecuteFunctions,
	collection: 'additionalFields' | 'updateFields',
	itemIndex: number,
): CallbackDetails {
	const given = ctx.getNodeParameter(collection, itemIndex, {}) as {
		method?: string;
		headers?: { header?: Array<{ name?: string; value?: string }> };
		payload?: unknown;
	};
	const details: CallbackDetails = {};
	if (given.method) details.method = given.method;
	if (given.headers) {
		const entries = (given.headers.header ?? [])
			.map(({ name, value }) => [String(name ?? '').trim(), String(value ?? '').trim()] as const)
			.filter(([name]) => name !== '');
		details.headers = Object.fromEntries(entries);
	}
	if (given.payload !== undefined) details.payload = readJsonObject(ctx, given.payload, 'Payload');
	return details;
}
