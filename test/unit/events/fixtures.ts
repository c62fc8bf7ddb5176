import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

const FIXTURES = join(__dirname, '../../fixtures');

/** One recorded body, read afresh, so that no test can spoil it for another. */
export function fixture(path: string): IDataObject {
	return JSON.parse(readFileSync(join(FIXTURES, path), 'utf8')) as IDataObject;
}

/** Paths of all recorded event bodies of one vendor. */
export function eventFixtures(vendor: 'autograb' | 'pave'): string[] {
	return readdirSync(join(FIXTURES, vendor))
		.filter((file) => /^(inferred-)?webhook-.*\.json$|^event\..*\.json$/.test(file))
		.filter((file) => (vendor === 'autograb' ? file.startsWith('event.') : true))
		.map((file) => `${vendor}/${file}`);
}

/** The value with every object in it frozen: whoever changes it, throws. */
export function frozen<T>(value: T): T {
	if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
		Object.freeze(value);
		Object.values(value).forEach(frozen);
	}
	return value;
}

/** The same value with the keys of every object in reverse order. */
export function reversed<T>(value: T): T {
	if (Array.isArray(value)) return value.map(reversed) as T;
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value)
			.reverse()
			.map(([key, inner]) => [key, reversed(inner)]),
	) as T;
}
