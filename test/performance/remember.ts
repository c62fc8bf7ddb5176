type Any = (...args: unknown[]) => unknown;

/**
 * One of n8n's contexts that answers every question once and then from memory. What a node does
 * with it costs what the node's own code costs: n8n's share (expressions, static data, its
 * database) is left out.
 */
export function remembering<Context extends object>(context: Context): Context {
	const memory = new Map<string, unknown>();
	return new Proxy(context, {
		get(target, property) {
			const value: unknown = Reflect.get(target, property);
			if (property === 'helpers' && typeof value === 'object' && value !== null) {
				const key = String(property);
				if (!memory.has(key)) memory.set(key, remembering(value));
				return memory.get(key);
			}
			if (typeof value !== 'function') return value;
			return (...args: unknown[]) => {
				const key = `${String(property)} ${JSON.stringify(args)}`;
				if (!memory.has(key)) memory.set(key, (value as Any).apply(target, args));
				return memory.get(key);
			};
		},
	});
}
