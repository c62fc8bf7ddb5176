import { existsSync, watch } from 'node:fs';
import path from 'node:path';

/** An editor writes a file in several steps, and saves several files at once. */
const REST_MS = 300;

/**
 * Does `work` whenever something in the sources has changed and come to rest: never twice at once, and once more
 * where something changed meanwhile. Work that fails is reported, and the next change tries again.
 *
 * @param sources files and folders, seen from `root`; one that is not there is not watched
 * @returns ends the watching
 */
export function whenChanged(
	root: string,
	sources: readonly string[],
	work: () => Promise<void>,
	say: (line: string) => void,
): () => void {
	let timer: NodeJS.Timeout | undefined;
	let working = false;
	let again = false;
	const run = async () => {
		again = working;
		if (working) return;
		working = true;
		try {
			await work();
		} catch (error) {
			say(error instanceof Error ? error.message : String(error));
		}
		working = false;
		if (again) await run();
	};
	const changed = () => {
		clearTimeout(timer);
		timer = setTimeout(() => void run(), REST_MS);
	};
	const watchers = sources
		.map((source) => path.join(root, source))
		.filter((source) => existsSync(source))
		.map((source) => watch(source, { recursive: true }, changed));
	return () => {
		clearTimeout(timer);
		for (const watcher of watchers) watcher.close();
	};
}
