import { isEqual } from 'lodash';
import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { json } from './markdown';

/** A record that a guide shows already. */
export interface KnownRecord {
	/** What it is called, as a link. */
	link: string;
	keys: string[];
}

/** A record shorter than this is shown again rather than linked. */
const WORTH_A_LINK = 5;
const FEW = 3;

/** What a node gave: its first items, or only what they have beyond a record that the guide shows already. */
export function outputOf(items: INodeExecutionData[], known: KnownRecord[], shown = 1): string {
	const all = items.slice(0, shown).map((item) => item.json);
	const files = items.slice(0, 1).flatMap(filesOf);
	const like = all[0] && recordIn(Object.keys(all[0]), known);
	const some = all.map((record) => withoutKnown(record, known));
	const [first] = some;
	if (like) {
		const own = Object.entries(first).filter(([name]) => !like.keys.includes(name));
		const heading = `${count(items)} with the fields of ${like.link}`;
		if (own.length === 0) return [`${heading}.`, ...files].join('\n\n');
		return [`${heading}, and:`, json(Object.fromEntries(own)), ...files].join('\n\n');
	}
	const which =
		items.length === some.length
			? ''
			: some.length === 1
				? '. The first one'
				: `. The first ${some.length}`;
	const value: IDataObject | IDataObject[] = some.length === 1 ? first : some;
	return [`${count(items)}${which}:`, json(value), ...files].join('\n\n');
}

const count = ({ length }: INodeExecutionData[]) =>
	length === 1 ? 'Output' : `Output, ${length} items`;

/** A known record whose fields are all in this one: the first that lacks few, or else the largest. */
function recordIn(keys: string[], known: KnownRecord[]): KnownRecord | undefined {
	const inside = known
		.filter((record) => record.keys.length >= WORTH_A_LINK)
		.filter((record) => record.keys.every((key) => keys.includes(key)));
	const lacksFew = inside.find((record) => keys.length - record.keys.length <= FEW);
	return lacksFew ?? inside.sort((a, b) => b.keys.length - a.keys.length)[0];
}

/** A record in a record is named if the guide shows it already. */
function withoutKnown(record: IDataObject, known: KnownRecord[]): IDataObject {
	const named = Object.entries(record).map(([name, value]): [string, IDataObject[string]] => {
		const like = isRecord(value) && known.find(({ keys }) => isEqual(keys, Object.keys(value)));
		return [name, like ? `… ${/\[(.+)\]/.exec(like.link)?.[1]}` : value];
	});
	return Object.fromEntries(named);
}

const isRecord = (value: unknown): value is IDataObject =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an item holds besides its JSON: the attached files. */
function filesOf({ binary = {} }: INodeExecutionData): string[] {
	return Object.entries(binary).map(
		([field, { fileName, mimeType, fileSize }]) =>
			`File in the field \`${field}\`: \`${fileName}\`, ${mimeType}${fileSize ? `, ${fileSize}` : ''}.`,
	);
}
