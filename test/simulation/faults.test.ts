import { recordFigures, type FaultyOperation } from './figures';
import { allCases, figuresOf, inTheRain, newTally, type Tally } from './histories/enumerate';
import { everyFault } from './histories/faults';
import { OPERATIONS } from './histories/operations';
import { LONG_SHARE, share } from './histories/share';
import { SPECIAL } from './histories/special';
import { SubjectPool } from './model/subject';

const cases = share(allCases(new SubjectPool(), [...OPERATIONS, ...SPECIAL]), LONG_SHARE);

/** Adds one case to the row of its operation. */
function count(rows: FaultyOperation[], operation: string, vendor: string, tally: Tally): void {
	let row = rows.find((one) => one.operation === operation && one.vendor === vendor);
	if (!row) rows.push((row = { operation, vendor, calls: 0, ...figuresOf(newTally()) }));
	const { played, events, lost, doubled, forged, other } = figuresOf(tally);
	row.played += played;
	row.events += events;
	row.lost += lost;
	row.doubled += doubled;
	row.forged += forged;
	row.other += other;
}

test('every vendor call of every operation × every fault, once and always', async () => {
	const all = newTally();
	const rows: FaultyOperation[] = [];
	for (const which of cases) {
		const tally = newTally();
		const calls = await everyFault(which, tally);
		count(rows, which.operation.name, which.vendor, tally);
		const row = rows.at(-1);
		if (row) row.calls = Math.max(row.calls, calls);
		all.histories += tally.histories;
		all.events += tally.events;
		all.violations.push(...tally.violations);
	}
	recordFigures('faults', figuresOf(all));
	recordFigures('faults-by-operation', rows);
	expect(all.violations).toEqual([]);
});

test('every operation with a slow vendor, while events keep coming', async () => {
	const tally = newTally();
	for (const which of cases) await inTheRain(which, tally);
	recordFigures('rain', figuresOf(tally));
	expect(tally.violations).toEqual([]);
});
