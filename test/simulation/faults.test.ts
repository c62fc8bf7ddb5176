import { recordFigures } from './figures';
import { allCases, everyFault, inTheRain, newTally } from './histories/enumerate';
import { share } from './histories/share';
import { OPERATIONS } from './histories/operations';
import { SPECIAL } from './histories/special';
import { SubjectPool } from './model/subject';

const cases = allCases(new SubjectPool(), [...OPERATIONS, ...SPECIAL]);

test('every vendor call of every operation × every fault, once and always', async () => {
	const tally = newTally();
	// The readings of the references matter less here than the faults: one each, in turn.
	const some = cases.filter(({ way }, index) => way === 'publication' && index % 8 < 2);
	for (const which of share(some)) await everyFault(which, tally);
	recordFigures('faults', {
		'faulty vendor calls': tally.histories,
		'events sent': tally.events,
		violations: tally.violations.length,
	});
	expect(tally.violations).toEqual([]);
});

test('every operation with a slow vendor, while events keep coming', async () => {
	const tally = newTally();
	for (const which of share(cases)) await inTheRain(which, tally);
	recordFigures('rain', {
		'operations under delivery': tally.histories,
		'events sent': tally.events,
		violations: tally.violations.length,
	});
	expect(tally.violations).toEqual([]);
});
