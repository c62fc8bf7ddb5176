import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { asNodeError } from '../errors';

/** Names the item when there are several, and tells n8n which one it was. */
export function errorOfItem(
	context: IExecuteFunctions,
	cause: unknown,
	itemIndex?: number,
): ReturnType<typeof asNodeError> {
	const error = asNodeError(context.getNode(), cause);
	if (itemIndex === undefined || error.context.itemIndex !== undefined) return error;
	if (context.getInputData().length > 1) error.message = `${error.message} [item ${itemIndex}]`;
	error.context.itemIndex = itemIndex;
	return error;
}

/**
 * What happened, and what to do next: by these two keys alone every n8n recognises a failed item. With the
 * error itself on the item, n8n would put `{ error }` in the place of the whole `json`.
 */
export function failedItem(
	context: IExecuteFunctions,
	cause: unknown,
	index?: number,
): INodeExecutionData {
	const error = errorOfItem(context, cause, index);
	const next = error.description ? { message: error.description } : {};
	return {
		json: { error: error.message, ...next },
		...(index !== undefined && { pairedItem: { item: index } }),
	};
}
