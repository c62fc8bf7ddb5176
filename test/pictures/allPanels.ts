import { uniqBy } from 'lodash';
import {
	type GenericValue,
	type IDataObject,
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodeTypeDescription,
	NodeHelpers,
} from 'n8n-workflow';

import type { Json } from '../../tools/sandbox';

/** A node as its panel shows it: with every optional field opened. */
export interface Panel {
	/** e.g. `session create`, and the choice that shows other fields. */
	name: string;
	parameters: Json;
	/** What the fields are called, in their order. */
	labels: string[];
}

/** Every panel that a node can show: each operation of each resource, and each choice that brings other fields. */
export function panelsOf(description: INodeTypeDescription): Panel[] {
	const resources = choicesOf(description, 'resource', {});
	if (resources.length === 0) return variantsOf(description, '', {});
	return resources.flatMap((resource) =>
		choicesOf(description, 'operation', { resource }).flatMap((operation) =>
			variantsOf(description, `${resource} ${operation}`, { resource, operation }),
		),
	);
}

/** One panel with the usual choices, and one more for each other choice that shows or hides fields. */
function variantsOf(description: INodeTypeDescription, name: string, chosen: IDataObject): Panel[] {
	const usual = panel(description, name, chosen);
	const others = shownWith(description, usual.parameters as IDataObject)
		.filter((field) => !(field.name in chosen) && decides(description, field))
		.flatMap((field) =>
			valuesOf(field)
				.filter((value) => value !== field.default)
				.map((value) =>
					panel(description, `${name} ${field.name}=${String(value)}`, {
						...chosen,
						[field.name]: value,
					}),
				),
		);
	// A choice that brings the same fields as another makes no other picture.
	return uniqBy([usual, ...others], ({ labels }) => labels.join());
}

function panel(description: INodeTypeDescription, name: string, chosen: IDataObject): Panel {
	let parameters = chosen;
	for (;;) {
		const missing = shownWith(description, parameters).filter(
			({ name: key }) => !(key in parameters),
		);
		if (missing.length === 0) break;
		parameters = { ...parameters, ...filled(missing) };
	}
	const labels = shownWith(description, parameters)
		.filter(({ type }) => type !== 'notice' && type !== 'hidden')
		.map(({ displayName }) => displayName);
	return { name: name.trim(), parameters, labels };
}

function shownWith(description: INodeTypeDescription, parameters: IDataObject): INodeProperties[] {
	const node = { typeVersion: 1, parameters } as INode;
	return description.properties.filter((field) =>
		NodeHelpers.displayParameter(parameters as INode['parameters'], field, node, description),
	);
}

/** The value of each field with all that can be added to it. */
function filled(fields: INodeProperties[]): IDataObject {
	return Object.fromEntries(fields.map((field) => [field.name, valueOf(field)]));
}

function valueOf(field: INodeProperties): GenericValue | IDataObject {
	if (field.type === 'collection') return filled((field.options ?? []) as INodeProperties[]);
	if (field.type !== 'fixedCollection') return field.default as GenericValue;
	const groups = (field.options ?? []) as INodePropertyCollection[];
	return Object.fromEntries(
		groups.map(({ name, values }) => {
			const one = filled(values);
			return [name, field.typeOptions?.multipleValues === true ? [one] : one];
		}),
	);
}

function choicesOf(description: INodeTypeDescription, name: string, chosen: IDataObject): string[] {
	return shownWith(description, chosen)
		.filter((field) => field.name === name)
		.flatMap(valuesOf)
		.map(String);
}

function valuesOf({ type, options = [] }: INodeProperties): Array<GenericValue> {
	if (type === 'boolean') return [true, false];
	if (type !== 'options') return [];
	return options.flatMap((option) => ('value' in option ? [option.value] : []));
}

/** Whether other fields are shown or hidden by what is chosen here. */
function decides({ properties }: INodeTypeDescription, { name }: INodeProperties): boolean {
	return properties.some(
		({ displayOptions }) =>
			displayOptions?.show?.[name] !== undefined || displayOptions?.hide?.[name] !== undefined,
	);
}
