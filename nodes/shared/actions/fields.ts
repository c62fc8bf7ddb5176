import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { forOperation } from './forOperation';

/** The Operation selector of one resource. `choices` as n8n wants them: alphabetical by what is shown. */
export function operationSelector(
	resource: string,
	choices: INodePropertyOptions[],
	first: string,
): INodeProperties {
	return {
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: [resource] } },
		options: choices,
		default: first,
	};
}

/**
 * An action node's subtitle on the canvas, in the words of its dropdowns: "Get Results: Session".
 * @param resources the choices of the Resource selector
 * @param properties of all resources; their operation selectors tell the words
 */
export function operationSubtitle(
	resources: readonly INodePropertyOptions[],
	properties: readonly INodeProperties[],
): string {
	const words: Record<string, string> = {};
	for (const { name, value } of resources) words[String(value)] = name;
	for (const { name, displayOptions, options = [] } of properties) {
		if (name !== 'operation') continue;
		for (const option of options) {
			if ('value' in option)
				words[`${String(displayOptions?.show?.resource)}.${String(option.value)}`] = option.name;
		}
	}
	return `={{ ((words) => (words[$parameter.resource + "." + $parameter.operation] ?? $parameter.operation) + ": " + (words[$parameter.resource] ?? $parameter.resource))(${JSON.stringify(words)}) }}`;
}

/** A line of text, with an example of what to type. */
export function textField(
	displayName: string,
	name: string,
	example: string,
	description: string,
): INodeProperties {
	const placeholder = `e.g. ${example}`;
	return { displayName, name, type: 'string', default: '', placeholder, description };
}

export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const returnAllField: INodeProperties = {
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: true,
	description: 'Whether to return all results or only up to a given limit',
};

/** Return All and Limit, for the operations that give a list. */
export function limitFields(resource: string, operation: string | string[]): INodeProperties[] {
	return forOperation(resource, operation, [
		returnAllField,
		{
			displayName: 'Limit',
			name: 'limit',
			type: 'number',
			typeOptions: { minValue: 1 },
			default: 50,
			displayOptions: { show: { returnAll: [false] } },
			description: 'Max number of results to return',
		},
	]);
}

/** The production URL of a published trigger, for the Repair operations. `trigger` is its display name. */
export function webhookUrlField(trigger: string): INodeProperties {
	return {
		displayName: 'Production URL of the Trigger',
		name: 'webhookUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://n8n.example.com/webhook/…/webhook',
		description: `The Production URL of a published ${trigger}. Open the trigger, expand Webhook URLs and copy it.`,
	};
}

/** For the Repair operations: look, and change nothing. */
export const onlyCheckField: INodeProperties = {
	displayName: 'Only Check',
	name: 'onlyCheck',
	type: 'boolean',
	default: false,
	description: 'Whether to say how things are and change nothing',
};

/** For the operations that give a sample event. */
export const sampleNotice: INodeProperties = {
	displayName:
		'For building only. Do not leave this node between a trigger and your CRM: it would replace every real event with this example.',
	name: 'sampleNotice',
	type: 'notice',
	default: '',
};

/** Rows of a name and a value. `what` is one of them, in title case, as in "Add Attribute". */
export function nameValueField(
	field: Pick<INodeProperties, 'displayName' | 'name' | 'description'>,
	group: string,
	what: string,
	value: Partial<INodeProperties> = {},
): INodeProperties {
	const word = what.toLowerCase();
	return {
		...field,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${what}`,
		default: {},
		options: [
			{
				displayName: what,
				name: group,
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						description: `Name of the ${word}`,
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: `Value of the ${word}`,
						...value,
					},
				],
			},
		],
	};
}
