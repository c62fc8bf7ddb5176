/**
 * Reads n8n's stored execution data: a JSON array in which every string inside an object or array is the
 * index of the value meant (the "flatted" format, which can hold the same object twice).
 */
export function parseFlatted(text: string): unknown {
	const values = JSON.parse(text) as unknown[];
	const done = new Map<number, unknown>();

	const resolve = (reference: unknown): unknown => {
		if (typeof reference !== 'string') return reference;
		const index = Number(reference);
		if (done.has(index)) return done.get(index);
		const value = values[index];
		if (typeof value !== 'object' || value === null) return value;
		const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [] : {};
		done.set(index, copy);
		for (const [key, inner] of Object.entries(value)) {
			Object.assign(copy, { [key]: resolve(inner) });
		}
		return copy;
	};

	return resolve('0');
}
