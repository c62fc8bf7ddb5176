import type { IDataObject } from 'n8n-workflow';

import { fromJson, isObject } from './json';

/** One line of a note: what it is about, what is said, and where it leads. */
export interface NoteLine {
	label?: string;
	text?: string | null;
	url?: string | null;
}

/** What a long text field takes everywhere (Salesforce: 32,768; a cell of a sheet: 50,000). */
export const LONGEST_NOTE = 30_000;

let format: Intl.NumberFormat | undefined;

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** A text that HTML shows as it is, in an element and in an attribute with quotation marks. */
export function escapeHtml(text: string): string {
	return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (sign) => ENTITIES[sign]) : text;
}

/** A text on one line and not longer than `most` characters; "…" stands for what was cut off. */
export function oneLine(text: string, most: number): string {
	const line = collapsed(text);
	if (line.length <= most) return line;
	// Not between the two halves of a character such as an emoji.
	return `${line.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Lines below each other, as many whole ones as fit; null if there is none. */
export function fittingLines(
	lines: readonly string[],
	separator = '\n',
	most = LONGEST_NOTE,
): string | null {
	let length = 0;
	const fitting: string[] = [];
	for (const line of lines) {
		length += line.length + separator.length;
		if (length + 1 > most) return [...fitting, '…'].join(separator);
		fitting.push(line);
	}
	return fitting.join(separator) || null;
}

/** "Odometer: 100,945 km" line by line; lines with nothing to say are left out. */
export function noteText(lines: readonly NoteLine[]): string {
	const said = lines.filter(saysSomething).map(({ label, text, url }) => {
		const words = text && url ? `${text} ${url}` : text || url || '';
		return collapsed(label === undefined ? words : `${label}: ${words}`);
	});
	return fittingLines(said) ?? '';
}

/** The same note as HTML, for where line breaks would vanish; what has a web address is a link. */
export function noteHtml(lines: readonly NoteLine[]): string {
	const said = lines.filter(saysSomething).map(({ label, text, url }) => {
		const words = escapeHtml(collapsed(label && text ? `${label}: ${text}` : text || label || ''));
		if (!url) return words;
		const address = escapeHtml(collapsed(url));
		return isWebAddress(url)
			? `<a href="${address}">${words || address}</a>`
			: `${words} ${address}`.trim();
	});
	return fittingLines(said, '<br>') ?? '';
}

/** Whether a text is an address that a link may lead to. */
export function isWebAddress(text: string): boolean {
	return /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);
}

/** 100945 is "100,945" everywhere, whatever language the server speaks. */
export function grouped(value: number): string {
	// Made once: making it takes a hundred times as long as using it.
	format ??= new Intl.NumberFormat('en-US', { maximumFractionDigits: 20 });
	return format.format(value);
}

/** "1 damage", "3 damages" */
export function counted(count: number, one: string): string {
	return `${count === 0 ? 'no' : grouped(count)} ${one}${count === 1 ? '' : 's'}`;
}

/** The day of a time stamp as it is written there (`YYYY-MM-DD`), whatever its time zone; null if it has none. */
export function dayOf(stamp: string | null): string | null {
	return /^\d{4}-\d\d-\d\d(?!\d)/.exec(stamp?.trim() ?? '')?.[0] ?? null;
}

/** An object as `name: value` lines, for a text field; what is empty is left out, null if nothing is left. */
export function objectLines(given: unknown): string | null {
	const value = fromJson(given);
	if (!isObject(value)) return null;
	return fittingLines(
		Object.entries(value).flatMap(([name, entry]) => {
			const text = valueText(entry);
			return text === '' ? [] : [`${name}: ${text}`];
		}),
	);
}

/** The first value of an object whose name is one of these, whatever their spelling ("E-mail", "email"). */
export function named(given: unknown, names: readonly string[]): string | null {
	const value = fromJson(given);
	if (!isObject(value)) return null;
	const entries = Object.entries(value).map(
		([name, entry]) => [name.toLowerCase().replace(/[^a-z]/g, ''), valueText(entry)] as const,
	);
	for (const name of names) {
		const found = entries.find(([spelt, text]) => spelt === name && text !== '');
		if (found) return found[1];
	}
	return null;
}

/** An e-mail address that a CRM takes; null if the text is none. */
export function emailIn(text: string | null): string | null {
	const address = text?.trim() ?? '';
	return /^[^\s@<>(),;:"]+@[^\s@<>(),;:"]+\.[^\s@<>(),;:".]{2,}$/.test(address) ? address : null;
}

function saysSomething({ text, url }: NoteLine): boolean {
	return Boolean(text || url);
}

/** Most texts are fine as they are: looking is cheaper than replacing each blank by a blank. */
function collapsed(text: string): string {
	return (/[^\S ]| {2}/.test(text) ? text.replace(/\s+/g, ' ') : text).trim();
}

/** Whatever somebody has put there, as text without line breaks; lists with commas, objects as JSON. */
function valueText(value: IDataObject[string]): string {
	if (value === null || value === undefined) return '';
	if (Array.isArray(value)) return value.map(valueText).filter(Boolean).join(', ');
	return collapsed(isObject(value) ? JSON.stringify(value) : String(value));
}
