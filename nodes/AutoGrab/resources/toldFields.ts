import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { forOperation } from '../../shared/actions/forOperation';

/** How a value is entered and read. An amount is text in the editor, so that "61,800 km" from a sheet works. */
export type Kind =
	| 'amount'
	| 'choices'
	| 'day'
	| 'odometer'
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
	/** Its name in the request, with a dot where it is inside an object; else `name` in snake case. */
	wire?: string;
	description: string;
	placeholder?: string;
	/** Seen all the time, below the field. */
	hint?: string;
	choices?: INodePropertyOptions[];
	/** The list is not complete: workflows saved with a word of their own, or an expression, keep it. */
	isOpen?: boolean;
	default?: string;
	/** Must be filled in. Required fields and `main` ones stand by themselves, others under Additional Fields. */
	required?: boolean;
	main?: boolean;
	/** Shown only for these values of other fields. */
	show?: Record<string, string[]>;
}

const TYPES: Partial<Record<Kind, INodeProperties['type']>> = {
	choices: 'multiOptions',
	day: 'dateTime',
	switch: 'boolean',
};

export const isMain = ({ required, main }: Told) => required === true || main === true;

/** The editor's field. */
export function toProperty(told: Told): INodeProperties {
	const { name, displayName, kind, description, hint, placeholder, choices, required, show } = told;
	const empty = { choices: [], switch: false }[kind as string] ?? '';
	return {
		displayName,
		name,
		type: TYPES[kind] ?? (choices ? 'options' : 'string'),
		default: told.default ?? empty,
		description,
		...(placeholder && { placeholder: `e.g. ${placeholder}` }),
		...(required && { required }),
		...(hint && { hint }),
		...(choices && { options: choices }),
		...(told.isOpen && { allowArbitraryValues: true }),
		...(show && { displayOptions: { show } }),
	};
}

/** The editor's fields of an operation, or of several that have the same. */
export function toldFields(
	resource: string,
	operation: string | string[],
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

/** For a list of which AutoGrab prints one value. */
export const ONE_KNOWN =
	'AutoGrab documents only this value. For another, switch to Expression and enter the word that AutoGrab gives you.';

/** Rows of fields: name, name in the editor, example (may be empty), description, name in the request. */
const row =
	(kind: Kind) =>
	(
		name: string,
		displayName: string,
		placeholder: string,
		description: string,
		wire?: string,
	): Told => ({ name, displayName, kind, placeholder, description, wire });

export const amount = row('amount');
export const day = row('day');
export const flag = row('switch');
export const odometer = row('odometer');
export const text = row('text');
export const ticks = row('choices');

/** What an answer has besides (autograb-api.md 7.1, 8.2, 9.1, 9.3). */
export const features = (choices: Told['choices']): Told => ({
	...ticks(
		'features',
		'Features',
		'',
		'What else to ask for. Each feature must be in your AutoGrab contract and may cost extra.',
	),
	main: true,
	choices,
});

export const referenceId = text(
	'referenceId',
	'Cost Centre (Reference ID)',
	'branch-7',
	'AutoGrab stores it with what you use, so that the bill can be split, for example by branch',
);

export const kms = odometer(
	'kms',
	'Odometer (km)',
	'61800',
	'In kilometres. From miles: multiply by 1.609.',
	'odometer',
);

export const vin = row('vin')(
	'vin',
	'VIN',
	'JM0KF4WLA00123456',
	'The vehicle identification number, usually 17 letters and digits',
);

export const plate = row('plate')(
	'registration',
	'Registration Plate',
	'XYZ12Q',
	'The number plate (rego) of the vehicle',
	'rego',
);

export const state: Told = {
	...row('state')(
		'state',
		'State',
		'',
		'The state of the plate, for example VIC; only for Australian plates',
	),
	choices: [
		{ name: 'Australian Capital Territory', value: 'ACT' },
		{ name: 'New South Wales', value: 'NSW' },
		{ name: 'Northern Territory', value: 'NT' },
		{
			name: 'Not Set',
			value: '',
			description: 'Only for plates outside Australia',
		},
		{ name: 'Queensland', value: 'QLD' },
		{ name: 'South Australia', value: 'SA' },
		{ name: 'Tasmania', value: 'TAS' },
		{ name: 'Victoria', value: 'VIC' },
		{ name: 'Western Australia', value: 'WA' },
	],
};
