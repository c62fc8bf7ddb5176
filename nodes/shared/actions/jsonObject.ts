import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../errors';

/** A JSON field that must hold an object; empty is `{}`. @throws NodeOperationError naming the field */
export function readJsonObject(
	context: IExecuteFunctions,
	value: unknown,
	displayName: string,
): IDataObject {
	if (value === '' || value === null || value === undefined) return {};
	let parsed: unknown = value;
	if (typeof value === 'string') {
		try {
			parsed = JSON.parse(value);
		} catch {
			parsed = undefined;
		}
	}
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
		return parsed as IDataObject;
	}
	throw operationError(context.getNode(), {
		message: `${displayName} is not a JSON object`,
		description:
			'Write it like {"source": "CRM"}: names and texts in double quotes, no comma at the end.',
	});
}
