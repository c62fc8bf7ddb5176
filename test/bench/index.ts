import { delivery } from './delivery';
import { load } from './load';
import { lookups } from './lookups';
import { packageSize } from './packageSize';
import { realN8n } from './realN8n';
import { registration } from './registration';
import { tableOf, verdictOf, type Measured } from './support/measured';

const sections: Record<string, () => Promise<Measured[]>> = {
	packageSize,
	load,
	delivery,
	registration,
	lookups,
	realN8n,
};

/** `npm run bench`, or with names of sections to run only those: `npm run bench -- load delivery`. */
async function main(names: string[]): Promise<void> {
	const unknown = names.filter((name) => !(name in sections));
	if (unknown.length > 0) {
		throw new Error(
			`No section ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}`,
		);
	}
	const rows: Measured[] = [];
	for (const name of names.length > 0 ? names : Object.keys(sections)) {
		console.error(`Measuring ${name} …`);
		rows.push(...(await sections[name]()));
	}
	console.log(`\n${tableOf(rows)}\n`);
	console.log(
		'MISSED: the median is beyond the budget by more than its noise, 1.57 × quartile range ÷ √n',
	);
	if (rows.some((row) => verdictOf(row) === 'MISSED')) process.exitCode = 1;
}

main(process.argv.slice(2)).then(
	// Nothing is left to wait for; a kept-alive connection must not hold the process.
	() => process.exit(),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
