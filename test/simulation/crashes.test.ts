import { recordFigures } from './figures';
import { allCases, everyCrash, everyPair, figuresOf, newTally } from './histories/enumerate';
import { OPERATIONS } from './histories/operations';
import { SPECIAL } from './histories/special';
import { share } from './histories/share';
import { SubjectPool } from './model/subject';

const cases = allCases(new SubjectPool(), [...OPERATIONS, ...SPECIAL]);

test('n8n is killed at every step of every operation', async () => {
	const tally = newTally();
	for (const which of share(cases)) await everyCrash(which, tally);
	recordFigures('crashes', figuresOf(tally));
	expect(tally.violations).toEqual([]);
});

/** Those whose ends depend on what is remembered. */
const PAIRED = ['publish', 'unpublish', 'take over', 'put back', 'borrow', 'give back'];

test('n8n is killed at every step of one operation, and again at every step of the next', async () => {
	const tally = newTally();
	const firsts = cases.filter(
		({ operation, reading, way }) =>
			PAIRED.includes(operation.name) && reading === cases[0].reading && way === 'publication',
	);
	for (const first of share(firsts)) {
		const seconds = firsts.filter(({ vendor }) => vendor === first.vendor);
		for (const { operation } of seconds) await everyPair(first, operation, tally);
	}
	recordFigures('pairs', figuresOf(tally));
	expect(tally.violations).toEqual([]);
});
