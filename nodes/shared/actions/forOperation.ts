import { updateDisplayOptions } from 'n8n-workflow';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The fields, shown only for these operations of this resource (and as far as they limit themselves). */
export function forOperation(
	resource: string,
	operation: string | string[],
	fields: INodeProperties[],
): INodeProperties[] {
	const operations = Array.isArray(operation) ? operation : [operation];
	return updateDisplayOptions({ show: { resource: [resource], operation: operations } }, fields);
}

/** The values that a dropdown offers, such as all operations of a resource. */
export function valuesOf({ options = [] }: INodeProperties): string[] {
	return (options as INodePropertyOptions[]).map(({ value }) => String(value));
}
