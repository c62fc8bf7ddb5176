import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { table } from './markdown';

type Choice = Required<INodeProperties>['options'][number];

const isProperty = (choice: Choice): choice is INodeProperties => 'type' in choice;
const isGroup = (choice: Choice): choice is INodePropertyCollection => 'values' in choice;
const isValue = (choice: Choice): choice is INodePropertyOptions =>
	!isProperty(choice) && !isGroup(choice);

const sentence = (text: string) => (/[.!?]$/.test(text) ? text : `${text}.`);

/** All fields as the editor shows them, with default and meaning. */
export function fieldsTable(properties: INodeProperties[]): string {
	return table(
		['Field', 'Default', 'Meaning'],
		properties.flatMap((property) => rowsOf(property, [])),
	);
}

/** For every operation, by `resource.operation`, the heading of its section and what it does. */
export function operationSections(description: INodeProperties[]): Record<string, string> {
	const values = (property?: INodeProperties) => (property?.options ?? []).filter(isValue);
	const resources = values(description.find(({ name }) => name === 'resource'));
	return Object.fromEntries(
		resources.flatMap((resource) => {
			const selector = description.find(
				({ name, displayOptions }) =>
					name === 'operation' && displayOptions?.show?.resource?.includes(resource.value),
			);
			return values(selector).map((operation) => [
				`${String(resource.value)}.${String(operation.value)}`,
				`### ${resource.name}: ${operation.name}\n\n${sentence(operation.description ?? '')}`,
			]);
		}),
	);
}

/** The fields of one operation; an empty text where it has none. */
export function operationFields(
	description: INodeProperties[],
	resource: string,
	operation: string,
): string {
	const fields = description.filter((field) => belongsTo(field, resource, operation));
	const notices = fields.filter(({ type }) => type === 'notice').map((field) => field.displayName);
	const rest = fields.filter(({ type }) => type !== 'notice');
	return [...(rest.length > 0 ? [fieldsTable(rest)] : []), ...notices].join('\n\n');
}

function defaultOf(property: INodeProperties): string {
	const { default: given, options = [] } = property;
	const names = options.filter(isValue);
	const nameOf = (value: unknown) =>
		names.find((option) => option.value === value)?.name ?? String(value);
	if (typeof given === 'boolean') return given ? 'on' : 'off';
	if (property.type === 'options') return nameOf(given);
	if (Array.isArray(given)) return given.map(nameOf).join(', ') || 'empty';
	return typeof given === 'object' || given === '' ? 'empty' : String(given);
}

function choicesOf({ options = [] }: INodeProperties): string[] {
	const choices = options.filter(isValue);
	if (choices.some(({ description }) => description)) {
		return choices.map(({ name, description = '' }) =>
			description ? `**${name}**: ${sentence(description)}` : `**${name}**.`,
		);
	}
	return choices.length > 0 ? [`Choices: ${choices.map(({ name }) => name).join(', ')}.`] : [];
}

function described(property: INodeProperties): string {
	const parts = [
		...(property.required ? ['Required.'] : []),
		...(property.description ? [sentence(property.description)] : []),
		...choicesOf(property),
	];
	return parts.join(' ');
}

function rowsOf(property: INodeProperties, path: string[]): string[][] {
	const here = [...path, property.displayName];
	const inner = (property.options ?? []).flatMap((choice) =>
		isProperty(choice) ? [choice] : isGroup(choice) ? choice.values : [],
	);
	if (property.type === 'notice') return [];
	if (inner.length === 0) return [[here.join(' > '), defaultOf(property), described(property)]];
	const own = property.description
		? [[here.join(' > '), 'empty', sentence(property.description)]]
		: [];
	return [...own, ...inner.flatMap((one) => rowsOf(one, here))];
}

function belongsTo({ displayOptions }: INodeProperties, resource: string, operation: string) {
	const { show = {} } = displayOptions ?? {};
	return show.resource?.includes(resource) === true && show.operation?.includes(operation) === true;
}
