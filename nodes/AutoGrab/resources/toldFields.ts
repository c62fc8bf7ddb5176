import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { forOperation } from '../../shared/actions/forOperation';
import { stateField } from './fields';

/** How a value is entered and read. An amount is text in the editor, so that "61,800 km" from a sheet works. */
export type Kind =
	| 'amount'
	| 'choice'
	| 'choices'
	| 'day'
	| 'plate'
	| 'state'
	| 'switch'
	| 'text'
	| 'vin';

/** One field of an operation, told once: the editor's field and what is sent follow from it. */
export interface Told {
	name: string;
	displayName: string;
	kind: Kind;
	/** Its name in the request, with a dot where it is inside an object. */
	wire: string;
	description: string;
	placeholder?: string;
	choices?: INodePropertyOptions[];
	default?: string;
	/** Must be filled in. Required fields and `main` ones stand by themselves, others under Additional Fields. */
	required?: boolean;
	main?: boolean;
	/** Shown only for these values of other fields. */
	show?: Record<string, string[]>;
}

const TYPES: Partial<Record<Kind, INodeProperties['type']>> = {
	choice: 'options',
	choices: 'multiOptions',
	day: 'dateTime',
	state: 'options',
	switch: 'boolean',
};

export const isMain = ({ required, main }: Told) => required === true || main === true;

function toProperty(told: Told): INodeProperties {
	const { name, displayName, kind, description, placeholder, choices, required, show } = told;
	const empty = { choices: [], switch: false }[kind as string] ?? '';
	return {
		displayName,
		name,
		type: TYPES[kind] ?? 'string',
		default: told.default ?? empty,
		description,
		...(placeholder && { placeholder: `e.g. ${placeholder}` }),
		...(required && { required }),
		...(kind === 'state' && { options: stateField.options }),
		...(choices && { options: choices }),
		...(show && { displayOptions: { show } }),
	};
}

/** The editor's fields of an operation. */
export function toldFields(
	resource: string,
	operation: string,
	told: readonly Told[],
): INodeProperties[] {
	const more = told.filter((field) => !isMain(field)).map(toProperty);
	const collection: INodeProperties = {
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: more.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	};
	return forOperation(resource, operation, [
		...told.filter(isMain).map(toProperty),
		...(more.length > 0 ? [collection] : []),
	]);
}

export const referenceId: Told = {
	name: 'referenceId',
	displayName: 'Reference ID',
	kind: 'text',
	wire: 'reference_id',
	placeholder: 'branch-7',
	description: 'Stored with the usage at AutoGrab, to split the bill by customer or purpose',
};

export const kms: Told = {
	name: 'kms',
	displayName: 'Kilometres',
	kind: 'amount',
	wire: 'odometer',
	placeholder: '61800',
	description: 'What the odometer shows',
};

export const vin: Told = {
	name: 'vin',
	displayName: 'VIN',
	kind: 'vin',
	wire: 'vin',
	placeholder: 'JM0KF4WLA00123456',
	description: 'The vehicle identification number, usually 17 letters and digits',
};

export const plate: Told = {
	name: 'registration',
	displayName: 'Registration Plate',
	kind: 'plate',
	wire: 'rego',
	placeholder: 'XYZ12Q',
	description: 'The number plate (rego) of the vehicle',
};

export const state: Told = {
	name: 'state',
	displayName: 'State',
	kind: 'state',
	wire: 'state',
	description: 'The state the plate is registered in, for example VIC; only in Australia',
};

/** A row of plain text fields: name, name in the editor, name in the request, example, description. */
export const text = (
	name: string,
	displayName: string,
	wire: string,
	placeholder: string,
	description: string,
): Told => ({ name, displayName, kind: 'text', wire, placeholder, description });
