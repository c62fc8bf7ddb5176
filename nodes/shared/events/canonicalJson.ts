import type { IDataObject } from 'n8n-workflow';

function sorted(value: unknown): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (Array.isArray(value)) return value.map(sorted);
	const source = value as Record<string, unknown>;
	return Object.fromEntries(
		Object.keys(source)
			.sort()
			.map((key) => [key, sorted(source[key])]),
	);
}

/** JSON text in which the order of an object's keys makes no difference. */
export function canonicalJson(body: IDataObject, without: readonly string[] = []): string {
	const kept = Object.fromEntries(Object.entries(body).filter(([key]) => !without.includes(key)));
	return JSON.stringify(sorted(kept));
}
