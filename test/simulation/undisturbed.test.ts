import { recordFigures } from './figures';
import { allCases, figuresOf, newTally, undisturbed } from './histories/enumerate';
import { OPERATIONS } from './histories/operations';
import { SPECIAL } from './histories/special';
import { SubjectPool } from './model/subject';

test('every operation, under every reading of the references, with nothing in its way', async () => {
	const tally = newTally();
	for (const which of allCases(new SubjectPool(), [...OPERATIONS, ...SPECIAL]))
		await undisturbed(which, tally);
	recordFigures('undisturbed', figuresOf(tally));
	expect(tally.violations).toEqual([]);
});
