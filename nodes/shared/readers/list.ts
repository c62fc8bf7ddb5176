import { fromJson } from '../json';
import { readPlain } from './text';

/**
 * The texts of a list: ticked values, JSON text as AI Agents give it, or text with signs between. What is empty or
 * there twice is left out. `between` are the signs; keys, which have no blanks, may have blanks between them.
 */
export function readTexts(given: unknown, between = /[,;\r\n\u3001\uff0c\uff1b]+/): string[] {
	const value = fromJson(given);
	const list: unknown[] = Array.isArray(value) ? value : splitText(value, between);
	const texts = list.flat(Infinity).map((entry) => {
		const text = readPlain(entry);
		return typeof text === 'object' ? JSON.stringify(entry) : (text ?? '');
	});
	return [...new Set(texts)].filter((text) => text !== '');
}

/** Also a list that is almost JSON: ['a', 'b'] or [a, b]. */
function splitText(value: unknown, between: RegExp): string[] {
	const text = typeof value === 'object' ? JSON.stringify(value ?? '') : String(value ?? '');
	const inside = /^\s*\[([^[\]]*)\]\s*$/.exec(text)?.[1] ?? text;
	return inside.split(between).map((part) => unquoted(part.trim().replace(/^[-*\u2022] /, '')));
}

/** Without the quotation marks around it, straight or as a word processor makes them. */
function unquoted(text: string): string {
	return text.replace(/^(["'])(.*)\1$|^[\u201c\u201e\u2018](.*)[\u201d\u201c\u2019]$/, '$2$3');
}
