import { events } from './n8n/events';
import { SCALING } from './n8n/scaling';
import { UNDER_LOAD_SECTIONS } from './n8n/underLoad';
import { loading, size } from './loading';
import { lookUps } from './lookUps';
import { processing } from './processing';
import { registering } from './registering';
import {
	BUDGETS,
	SET_UPS,
	UNDER_LOAD,
	budgetRow,
	record,
	type Measured,
	type Table,
} from './report';

interface Section {
	table: Table;
	run(): Promise<string[][]>;
}

const budgets = (run: () => Promise<Measured[]>): Section => ({
	table: BUDGETS,
	run: async () => (await run()).map(budgetRow),
});
const each = (table: Table, sections: Record<string, Section['run']>) =>
	Object.fromEntries(Object.entries(sections).map(([name, run]) => [name, { table, run }]));

/** What `npm run bench` runs. */
const BENCH: Record<string, Section> = {
	size: budgets(size),
	loading: budgets(loading),
	processing: budgets(processing),
	registering: budgets(registering),
	lookUps: budgets(lookUps),
	events: budgets(events),
};

/** What takes longer, and only runs if it is named. */
const LONG: Record<string, Section> = {
	...each(SET_UPS, SCALING),
	...each(UNDER_LOAD, UNDER_LOAD_SECTIONS),
};

/**
 * `npm run bench`, or with names of sections to run only those; a name that no section has, such as `scaling`, stands
 * for all that begin so. What is measured goes into the documents, with date and commit.
 */
async function main(given: readonly string[]): Promise<void> {
	const all = { ...BENCH, ...LONG };
	const isNamed = (name: string) =>
		given.some((start) => (start in all ? name === start : name.startsWith(start)));
	const named = Object.keys(all).filter(isNamed);
	if (given.length > 0 && named.length === 0) {
		throw new Error(`No section ${given.join(', ')}; there are ${Object.keys(all).join(', ')}`);
	}
	for (const name of given.length > 0 ? named : Object.keys(BENCH)) {
		console.log(`\nMeasuring ${name} …`);
		const rows = await all[name].run();
		record(name, all[name].table, rows);
		for (const cells of rows) console.log(cells.filter(Boolean).join(' · '));
		if (rows.some((cells) => cells.includes('MISSED'))) process.exitCode = 1;
	}
}

main(process.argv.slice(2)).then(
	// Nothing is left to wait for; a kept-alive connection must not hold the process.
	() => process.exit(),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
