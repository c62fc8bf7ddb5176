import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

const cell = (text: string) => text.replace(/\|/g, '\\|').replace(/\n/g, ' ');

/** A Markdown table. */
export function table(head: string[], rows: string[][]): string {
	const line = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A value as a JSON code block. */
export function json(value: unknown): string {
	return ['```json', JSON.stringify(value, null, 2), '```'].join('\n');
}

/** The output of a node: one item, or the first ones of several. */
export function output(items: INodeExecutionData[], shown = 1): string {
	const some = items.slice(0, shown);
	const others = items.length - some.length;
	const heading =
		items.length === 1
			? 'Output, one item:'
			: others === 0
				? `Output, ${items.length} items:`
				: `Output, ${items.length} items. The ${some.length === 1 ? 'first one' : `first ${some.length}`}:`;
	const value: IDataObject | IDataObject[] =
		some.length === 1 ? some[0].json : some.map((item) => item.json);
	return [heading, json(value), ...some.flatMap(filesOf)].join('\n\n');
}

/** What an item holds besides its JSON: the attached files. */
function filesOf({ binary = {} }: INodeExecutionData): string[] {
	return Object.entries(binary).map(
		([field, { fileName, mimeType, fileSize }]) =>
			`File in the field \`${field}\`: \`${fileName}\`, ${mimeType}${fileSize ? `, ${fileSize}` : ''}.`,
	);
}
