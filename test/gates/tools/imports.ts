import type { SourceFile } from './files';

export interface Import {
	path: string;
	/** As written: a package, or a file relative to `path`. */
	from: string;
	/** Whether only types are taken, so that nothing is loaded. */
	typesOnly: boolean;
}

const STATEMENT =
	/^\s*(?:import|export)\s+(type\b)?(?:[^'";]*?\sfrom\s+)?'([^']+)'|\b(?:import|require)\('([^']+)'\)/gm;

/** Everything a file imports or passes on. */
export function importsOf({ path, text }: SourceFile): Import[] {
	return [...text.matchAll(STATEMENT)].map(([, type, from, called]) => ({
		path,
		from: from ?? called,
		typesOnly: type !== undefined,
	}));
}

/** Every way from a file back to itself, each named once: "a.ts -> b.ts -> a.ts". */
export function circles(graph: ReadonlyMap<string, string[]>): string[] {
	const found: string[] = [];
	const done = new Set<string>();
	const walk = (file: string, way: string[]): void => {
		const at = way.indexOf(file);
		if (at >= 0) found.push([...way.slice(at), file].join(' -> '));
		if (at >= 0 || done.has(file)) return;
		for (const next of graph.get(file) ?? []) walk(next, [...way, file]);
		done.add(file);
	};
	for (const file of graph.keys()) walk(file, []);
	return found;
}
