import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { KnownDefect } from './defects/hunt';
import { KNOWN_DEFECTS } from './defects/known';
import { LIMITS } from './defects/limits';
import { SUPPOSED_DEFECTS } from './defects/supposed';
import { recordFigures } from './figures';
import {
	allCases,
	everyCrash,
	inTheRain,
	newTally,
	undisturbed,
	type Violation,
} from './histories/enumerate';
import { everyFault } from './histories/faults';
import { OPERATIONS } from './histories/operations';
import { SPECIAL } from './histories/special';
import { SOURCE, SubjectPool } from './model/subject';

const PLAY = { undisturbed, faults: everyFault, crashes: everyCrash, rain: inTheRain };

/** The first history in which a defect shows. */
async function caught(defect: KnownDefect): Promise<Violation | undefined> {
	const { operation, how } = defect.hunt;
	const operations = [...OPERATIONS, ...SPECIAL].filter(({ name }) => name === operation);
	for (const which of allCases(new SubjectPool(defect), operations)) {
		const tally = newTally();
		await PLAY[how](which, tally);
		if (tally.violations.length > 0) return tally.violations[0];
	}
	return undefined;
}

const DEFECTS = [...KNOWN_DEFECTS, ...LIMITS, ...SUPPOSED_DEFECTS];

test('no two defects share a row of the figures', () => {
	const ids = DEFECTS.map(({ id }) => id);
	expect([...new Set(ids)]).toEqual(ids);
});

test.each(DEFECTS.map((defect) => [defect.id, defect.title, defect] as const))(
	'defect %s is caught: %s',
	async (id, title, defect) => {
		for (const { file, from } of defect.changes) {
			expect(readFileSync(join(SOURCE, file), 'utf8')).toContain(from);
		}
		const violation = await caught(defect);
		recordFigures(`defect-${id}`, {
			id,
			title,
			history: violation?.history ?? '',
			what: violation?.what[0] ?? '',
		});
		expect(violation?.what ?? []).not.toEqual([]);
	},
);
