import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';

import { table } from './markdown';

type Values = Record<string, unknown>;
type Choice = Required<INodeProperties>['options'][number];

const isProperty = (choice: Choice): choice is INodeProperties => 'type' in choice;
const isGroup = (choice: Choice): choice is INodePropertyCollection => 'values' in choice;

/**
 * A node's parameters as its editor shows them: display names and the names of the choices.
 *
 * @throws where the node has no such field, so that documents cannot name one
 */
export function inputTable(description: INodeProperties[], parameters: INodeParameters): string {
	const { resource: _resource, operation: _operation, ...fields } = parameters;
	const properties = description.filter((property) => visible(property, parameters));
	return table(['Field', 'Value'], rowsOfAll(properties, fields, []));
}

function visible({ displayOptions }: INodeProperties, parameters: Values): boolean {
	return Object.entries(displayOptions?.show ?? {}).every(([name, values]) =>
		(values as unknown[]).includes(parameters[name] ?? true),
	);
}

function chosen(property: INodeProperties, value: unknown): string {
	const options = (property.options ?? []) as INodePropertyOptions[];
	return options.find((option) => option.value === value)?.name ?? String(value);
}

function shown(property: INodeProperties, value: unknown): string {
	if (Array.isArray(value)) return value.map((one) => chosen(property, one)).join(', ');
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (property.type === 'options') return chosen(property, value);
	if (property.type === 'resourceLocator') return `\`${String((value as Values).value)}\``;
	if (typeof value === 'object') return `\`${JSON.stringify(value)}\``;
	return `\`${String(value)}\``;
}

function rowsOf(property: INodeProperties, value: unknown, path: string[]): string[][] {
	const here = [...path, property.displayName];
	const choices = property.options ?? [];
	if (property.type === 'collection') {
		return rowsOfAll(choices.filter(isProperty), value as Values, here);
	}
	if (property.type === 'fixedCollection') {
		return Object.entries(value as Values).flatMap(([name, entries]) => {
			const group = choices.filter(isGroup).find((choice) => choice.name === name);
			return [entries].flat().flatMap((entry, index, list) => {
				const label = list.length > 1 ? [`${group?.displayName ?? name} ${index + 1}`] : [];
				return rowsOfAll(group?.values ?? [], entry as Values, [...here, ...label]);
			});
		});
	}
	return [[here.join(' > '), shown(property, value)]];
}

function rowsOfAll(properties: INodeProperties[], values: Values, path: string[]): string[][] {
	return Object.entries(values).flatMap(([name, value]) => {
		const property = properties.find((candidate) => candidate.name === name);
		if (!property) throw new Error(`There is no field "${[...path, name].join(' > ')}"`);
		return rowsOf(property, value, path);
	});
}
