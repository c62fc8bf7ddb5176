import type { IDataObject } from 'n8n-workflow';

import { isObject, readObject } from '../../../shared/json';
import { readNumber } from '../../../shared/readers/amount';
import { shownName } from './shownNames';

/** Where an answer shows what a request's `session` object asked for; the rest is where it was. */
const UNDER_OPTIONS = ['client_id', 'contact', 'reference'];

const WHEN: Record<string, string> = {
	'session.language': 'until the inspection is completed',
	'session.redirect_url': 'until the inspection is completed',
	'sms.to': 'while nobody has started, and only after the first text message could not be sent',
};

/**
 * What PAVE left as it was although it answered with success: what breaks its rules of pave-api.md 5.6 may be ignored
 * without a word.
 * @returns one sentence per field whose value in the answer is not what was asked for
 */
export function ignoredChanges(asked: IDataObject, answer: IDataObject): string[] {
	const options = readObject(answer.options);
	return Object.entries(asked).flatMap(([group, fields]) =>
		Object.entries(readObject(fields)).flatMap(([field, value]) => {
			const path = `${group}.${field}`;
			const holder =
				group === 'session'
					? UNDER_OPTIONS.includes(field)
						? options
						: answer
					: readObject(group === 'sms' ? options.sms : answer.vehicle);
			if (!['session', 'sms', 'vehicle'].includes(group) || same(value, holder[field])) return [];
			const now =
				holder[field] === undefined || holder[field] === null ? 'empty' : shown(holder[field]);
			const when = WHEN[path] ?? 'while nobody has started the inspection';
			return `${shownName(group, field)} was not changed to ${shown(value)}: it is still ${now}. PAVE changes it only ${when}.`;
		}),
	);
}

/** Every member of the object that was asked for is there; text and number may stand for each other. */
function same(asked: unknown, found: unknown): boolean {
	if (isObject(asked)) {
		return Object.entries(asked).every(([name, value]) => same(value, readObject(found)[name]));
	}
	const [number, other] = [readNumber(asked), readNumber(found)];
	if (number !== null && other !== null) return number === other;
	return (
		String(asked).trim().toLowerCase() ===
		String(found ?? '')
			.trim()
			.toLowerCase()
	);
}

const shown = (value: unknown) => (isObject(value) ? JSON.stringify(value) : `"${String(value)}"`);
