import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

type Choice = Required<INodeProperties>['options'][number];

/** One field as a guide tells it: the line without its name, and the fields below it. */
interface Field {
	name: string;
	set: string;
	meaning: string;
	/** Optional fields that each user adds by name. */
	isCollection: boolean;
	below: Field[];
}

const isProperty = (choice: Choice): choice is INodeProperties => 'type' in choice;
const isGroup = (choice: Choice): choice is INodePropertyCollection => 'values' in choice;
const isValue = (choice: Choice): choice is INodePropertyOptions =>
	!isProperty(choice) && !isGroup(choice);

/** Lists longer than this are named by their first choices: the editor shows them all. */
const LONGEST_LIST = 8;
const FIRST_CHOICES = 3;
/** Words with which a description only repeats the field's name. */
const SELF_EVIDENT = new Set('a an the of in vehicle car customer name what is'.split(' '));
/** A field of this many operations is explained once. */
const SEVERAL = 3;
/** A sentence with which more fields than this end is told once. */
const MANY = 3;

/** A text as a sentence. */
export const sentence = (text: string) => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`);

/**
 * All fields as the editor shows them, one line each: in brackets what is set at first, then the meaning.
 *
 * @param elsewhere what `commonFields` found, and where the guide explains it
 */
export function fieldsList(
	properties: INodeProperties[],
	elsewhere: { fields: Set<string>; link: string } = { fields: new Set(), link: '' },
): string {
	const fields = properties.flatMap(fieldsOf);
	const known = leaves(fields).filter((field) => elsewhere.fields.has(identity(field)));
	const own = lines(without(fields, known), '');
	return [...own, ...(known.length > 0 ? [`- ${namesOf(known)}: ${elsewhere.link}`] : [])].join(
		'\n',
	);
}

/** The fields that several operations have in the same form, as `elsewhere` of `fieldsList`. */
export function commonFields(operations: INodeProperties[][]): {
	fields: Set<string>;
	list: string;
} {
	const times = new Map<string, number>();
	const found = new Map<string, Field>();
	for (const properties of operations) {
		for (const field of leaves(properties.flatMap(fieldsOf))) {
			times.set(identity(field), (times.get(identity(field)) ?? 0) + 1);
			found.set(identity(field), field);
		}
	}
	const common = [...found].filter(([key]) => (times.get(key) ?? 0) >= SEVERAL);
	const fields = common.map(([, field]) => field).sort((a, b) => (a.name < b.name ? -1 : 1));
	return {
		fields: new Set(common.map(([key]) => key)),
		list: lines(fields, '').join('\n'),
	};
}

/** What a field means, with its choices; empty if that says no more than its name. */
function meaningOf(property: INodeProperties): string {
	const description = sentence(property.description ?? '');
	const words = description.toLowerCase().match(/[\p{L}\d]+/gu) ?? [];
	const name = property.displayName.toLowerCase().split(' ');
	const saysMore = words.some((word) => !name.includes(word) && !SELF_EVIDENT.has(word));
	return [saysMore ? description : '', ...choicesOf(property)].filter(Boolean).join(' ');
}

function fieldsOf(property: INodeProperties): Field[] {
	if (property.type === 'notice' || isHidden(property)) return [];
	const inner = (property.options ?? []).flatMap((choice) =>
		isProperty(choice) ? [choice] : isGroup(choice) ? choice.values : [],
	);
	const below = inner.flatMap(fieldsOf);
	const shared = sharedEnding(below);
	const end = shared === undefined ? '' : ` ${shared}`;
	return [
		{
			name: property.displayName,
			set: inner.length > 0 ? '' : atFirst(property),
			meaning: `${meaningOf(property)}${end}`.trim(),
			isCollection: property.type === 'collection',
			below: below.map((field) => ({
				...field,
				meaning:
					end !== '' && field.meaning.endsWith(end)
						? field.meaning.slice(0, -end.length)
						: field.meaning,
			})),
		},
	];
}

/** The last sentence that many of these fields have in common: it is told once, above them. */
function sharedEnding(fields: Field[]): string | undefined {
	const endings = fields.flatMap(({ meaning }) => /\. ([^.]+\.)$/.exec(meaning)?.[1] ?? []);
	return endings.find((one) => endings.filter((other) => other === one).length > MANY);
}

/** Kept for saved workflows only. */
const isHidden = ({ displayOptions, type }: INodeProperties) =>
	type === 'hidden' || displayOptions?.hide?.['@version'] !== undefined;

const identity = ({ name, meaning, below }: Field): string =>
	[name, meaning, ...below.map(identity)].join('\n');

/** Two operations seldom offer the same optional fields, but may share some of them. */
function leaves(fields: Field[]): Field[] {
	return fields.flatMap((field) => (field.isCollection ? leaves(field.below) : [field]));
}

/** Without some fields, and without the collections that held nothing else. */
function without(fields: Field[], left: Field[]): Field[] {
	return fields
		.filter((field) => !left.includes(field))
		.map((field) => ({ ...field, below: without(field.below, left) }))
		.filter(({ isCollection, below, meaning }) => !isCollection || below.length > 0 || meaning);
}

function lines(fields: Field[], indent: string): string[] {
	const told = new Set<Field>();
	return fields.flatMap((field) => {
		if (told.has(field)) return [];
		const alike = field.below.length > 0 ? [field] : fields.filter((one) => isAlike(one, field));
		alike.forEach((one) => told.add(one));
		const meaning = field.meaning === '' ? '' : `: ${field.meaning}`;
		return [`${indent}- ${namesOf(alike)}${meaning}`, ...lines(field.below, `${indent}  `)];
	});
}

/** Each once: a field may have two forms, of which the editor shows one. */
const namesOf = (fields: Field[]) =>
	[...new Set(fields.map(({ name, set }) => `**${name}**${set}`))].join(', ');

const isAlike = (one: Field, other: Field) =>
	one.below.length === 0 && one.meaning === other.meaning;

function atFirst({ required, default: given, options = [], type }: INodeProperties): string {
	const names = options.filter(isValue);
	const nameOf = (value: unknown) =>
		names.find((option) => option.value === value)?.name ?? String(value);
	const shown = () => {
		if (typeof given === 'boolean') return given ? 'on' : 'off';
		if (Array.isArray(given)) return given.map(nameOf).join(', ');
		if (type === 'options') return nameOf(given);
		return typeof given === 'object' || given === '{}' ? '' : String(given ?? '');
	};
	const parts = [required ? 'required' : '', shown()].filter(Boolean);
	return parts.length > 0 ? ` (${parts.join(', ')})` : '';
}

function choicesOf({ name: field, options = [] }: INodeProperties): string[] {
	const choices = options.filter(isValue);
	// What each event means is told once, in the trigger's guide.
	const explained = /^events?$/.test(field) ? [] : choices.filter(({ description }) => description);
	const others = choices.length - explained.length;
	const names = choices.map(({ name }) => name);
	const shown =
		others > LONGEST_LIST
			? `${names.slice(0, FIRST_CHOICES).join(', ')} and ${names.length - FIRST_CHOICES} more`
			: names.join(', ');
	return [
		...(others > 0 ? [`Choices: ${shown}.`] : []),
		...explained.map(({ name, description }) => `**${name}**: ${sentence(description ?? '')}`),
	];
}
