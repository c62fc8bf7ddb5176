import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** The fields, shown only for these operations of this resource (and as far as they limit themselves). */
export function forOperation(
	resource: string,
	operation: string | string[],
	fields: INodeProperties[],
): INodeProperties[] {
	const show = {
		resource: [resource],
		operation: Array.isArray(operation) ? operation : [operation],
	};
	return fields.map((field) => ({
		...field,
		displayOptions: { ...field.displayOptions, show: { ...show, ...field.displayOptions?.show } },
	}));
}

/** The values that a dropdown offers, such as all operations of a resource. */
export function valuesOf({ options = [] }: INodeProperties): string[] {
	return (options as INodePropertyOptions[]).map(({ value }) => String(value));
}
