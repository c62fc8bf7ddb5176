import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A defect, as a patch. */
export interface Mutant {
	name: string;
	path: string;
	/** What goes wrong with it. */
	reason: string;
	/** Tests of the first tier that should notice it, as arguments of jest: a file, or `file -t name`. */
	tests: string[];
	/** Why nothing notices it, where that is known. */
	survives?: string;
}

/**
 * All `*.patch` beside this file. Above the diff stand `Reason:`, any number of `Test:`, and perhaps `Survives:`.
 *
 * @throws where one has no reason, or no test
 */
export function readMutants(): Mutant[] {
	const names = readdirSync(__dirname).filter((name) => name.endsWith('.patch'));
	return names.sort().map((file) => {
		const path = join(__dirname, file);
		const [head] = readFileSync(path, 'utf8').split('\ndiff --git ');
		const all = (field: string) =>
			[...head.matchAll(new RegExp(`^${field}: (.+)$`, 'gm'))].map(([, value]) => value.trim());
		const [reason] = all('Reason');
		const tests = all('Test');
		if (reason === undefined || tests.length === 0) {
			throw new Error(`${file} needs the lines "Reason:" and "Test:" above its diff`);
		}
		return { name: file.replace('.patch', ''), path, reason, tests, survives: all('Survives')[0] };
	});
}
