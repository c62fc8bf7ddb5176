import type {
	INodeParameters,
	INodeProperties,
	INodePropertyCollection,
	INodePropertyOptions,
} from 'n8n-workflow';

type Values = Record<string, unknown>;
type Choice = Required<INodeProperties>['options'][number];

const isProperty = (choice: Choice): choice is INodeProperties => 'type' in choice;
const isGroup = (choice: Choice): choice is INodePropertyCollection => 'values' in choice;

/**
 * A node's parameters as its editor shows them, one entry each: names of fields and of choices.
 *
 * @throws if the node has no such field, so that documents cannot name one
 */
export function inputOf(description: INodeProperties[], parameters: INodeParameters): string[] {
	const { resource: _resource, operation: _operation, ...fields } = parameters;
	const properties = description.filter((property) => visible(property, parameters));
	return filled(properties, fields);
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
	if (Array.isArray(value)) return value.map((one) => chosen(property, one)).join(' and ');
	if (typeof value === 'boolean') return value ? 'on' : 'off';
	if (property.type === 'options') return chosen(property, value);
	if (typeof value !== 'object' || value === null) return `\`${String(value)}\``;
	return `\`${'__rl' in value ? String((value as Values).value) : JSON.stringify(value)}\``;
}

function entriesOf(property: INodeProperties, value: unknown): string[] {
	const choices = property.options ?? [];
	if (property.type === 'collection') {
		return filled(choices.filter(isProperty), value as Values);
	}
	if (property.type === 'fixedCollection') {
		return Object.entries(value as Values).flatMap(([name, entries]) => {
			const values = choices.filter(isGroup).find((choice) => choice.name === name)?.values ?? [];
			return [entries]
				.flat()
				.map((entry) => `${property.displayName} (${filled(values, entry as Values).join(', ')})`);
		});
	}
	return [`${property.displayName} ${shown(property, value)}`];
}

function filled(properties: INodeProperties[], values: Values): string[] {
	return Object.entries(values).flatMap(([name, value]) => {
		const property = properties.find((candidate) => candidate.name === name);
		if (!property) throw new Error(`There is no field "${name}"`);
		return entriesOf(property, value);
	});
}
