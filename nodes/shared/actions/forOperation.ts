import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties } from 'n8n-workflow';

/** The fields, shown only for these operations of this resource. */
export function forOperation(
	resource: string,
	operation: string | string[],
	fields: INodeProperties[],
): INodeProperties[] {
	const show = {
		resource: [resource],
		operation: Array.isArray(operation) ? operation : [operation],
	};
	return updateDisplayOptions({ show }, fields);
}
