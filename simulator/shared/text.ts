import type { JsonObject } from './types';

/** The address with the value of a `token` query parameter masked. */
export function maskUrl(url: string): string {
	return url.replace(/([?&][^=&#]*token=)[^&#]*/gi, '$1***');
}

/** Parsed JSON, or the text itself when it is none. */
export function parseLoose(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A request body as a JSON object; undefined when it is anything else. */
export function readObject(body: unknown): JsonObject | undefined {
	if (typeof body !== 'string') return undefined;
	const parsed = parseLoose(body);
	return isObject(parsed) ? parsed : undefined;
}

export function isFilledString(value: unknown): value is string {
	return typeof value === 'string' && value.trim() !== '';
}

export function isHttpUrl(value: unknown): value is string {
	return isFilledString(value) && URL.canParse(value) && /^https?:$/.test(new URL(value).protocol);
}

/** `value` with `changes` laid over it, object by object; arrays and plain values are replaced. */
export function mergeDeep(value: unknown, changes: unknown): unknown {
	if (!isObject(value) || !isObject(changes)) return changes === undefined ? value : changes;
	const merged: JsonObject = { ...value };
	for (const [key, change] of Object.entries(changes)) merged[key] = mergeDeep(value[key], change);
	return merged;
}

export async function pause(milliseconds: number): Promise<void> {
	if (milliseconds <= 0) return;
	await new Promise((resolve) => {
		// unref: a pause must not keep a process alive whose server is already closed.
		setTimeout(resolve, milliseconds).unref();
	});
}
