import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

type Choice = Required<INodeProperties>['options'][number];

const isProperty = (choice: Choice): choice is INodeProperties => 'type' in choice;
const isGroup = (choice: Choice): choice is INodePropertyCollection => 'values' in choice;
const isValue = (choice: Choice): choice is INodePropertyOptions =>
	!isProperty(choice) && !isGroup(choice);

/** Lists longer than this are named by their first choices: the editor shows them all. */
const LONGEST_LIST = 8;
const FIRST_CHOICES = 3;

/** A text as a sentence. */
export const sentence = (text: string) => (text === '' || /[.!?]$/.test(text) ? text : `${text}.`);

/** What every trigger has: docs/triggers.md tells it. */
const OF_ALL_TRIGGERS = ['simplify', 'deduplicate', 'outputPerEvent'];

/** A trigger's own fields, one line each: in brackets what is set at first, then the meaning. */
export function fieldsList(properties: INodeProperties[], indent = ''): string {
	return shownOf(properties)
		.filter(({ name }) => !OF_ALL_TRIGGERS.includes(name))
		.flatMap((property) => {
			const { displayName, description = '' } = property;
			const below = innerOf(property);
			const set = below.length > 0 ? '' : atFirst(property);
			const meaning = [sentence(description), ...choicesOf(property)].filter(Boolean).join(' ');
			const line = `${indent}- **${displayName}**${set}${meaning && `: ${meaning}`}`;
			return below.length > 0 ? [line, fieldsList(below, `${indent}  `)] : [line];
		})
		.join('\n');
}

/** The names of all fields, the required ones in bold; what they mean stands in the editor. */
export function fieldNames(properties: INodeProperties[]): string {
	const shown = shownOf(properties).filter(({ name }) => name !== 'simplify');
	const collections = shown.filter(({ type }) => type === 'collection');
	const others = shown.filter(({ type }) => type !== 'collection');
	return [
		...(others.length > 0 ? [`Fields: ${namesOf(others)}.`] : []),
		...collections.map((field) => `${field.displayName}: ${namesOf(innerOf(field))}.`),
	].join(' ');
}

/** Each once: a field may have two forms, of which the editor shows one. */
function namesOf(properties: INodeProperties[]): string {
	const names = shownOf(properties).map(({ displayName, required }) =>
		required ? `**${displayName}**` : displayName,
	);
	return [...new Set(names)].join(', ');
}

const innerOf = ({ options = [] }: INodeProperties): INodeProperties[] =>
	options.flatMap((choice) =>
		isProperty(choice) ? [choice] : isGroup(choice) ? choice.values : [],
	);

/** Without notices, and without what is kept for saved workflows only. */
const shownOf = (properties: INodeProperties[]) =>
	properties.filter(
		({ displayOptions, type }) =>
			type !== 'notice' && type !== 'hidden' && displayOptions?.hide?.['@version'] === undefined,
	);

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

function choicesOf({ options = [] }: INodeProperties): string[] {
	const choices = options.filter(isValue);
	const explained = choices.filter(({ description }) => description);
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
