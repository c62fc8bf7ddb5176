import { parseArgs } from 'node:util';

import { ensureN8n } from '../sandbox';
import { tiers } from './tiers';
import type { Outcome, Part } from './part';

const help = `Runs the tests.

  npm test [-- --oldest]   what always has to pass; --oldest: then the short life on the oldest n8n, as CI does
  npm run test:all         everything there is, before a release`;

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			all: { type: 'boolean', default: false },
			oldest: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return console.log(help);
	const { versions, stages } = tiers(values);
	// npm waits for the network most of the time: meanwhile, what needs no n8n is tested.
	const installed = installAll(versions);
	const outcomes: Outcome[] = [];
	let waited = false;
	for (const { needsN8n, lanes } of stages) {
		if (needsN8n && !waited) outcomes.push(await installed);
		waited ||= needsN8n === true;
		outcomes.push(...(await Promise.all(lanes.map(inTurn))).flat());
	}
	report(outcomes);
}

async function inTurn(lane: readonly Part[]): Promise<Outcome[]> {
	const outcomes: Outcome[] = [];
	for (const part of lane) outcomes.push(await part());
	return outcomes;
}

/** One after the other, so that the second takes what the first has compiled. */
async function installAll(versions: readonly string[]): Promise<Outcome> {
	const name = `installing n8n ${[...new Set(versions)].join(', ')}, meanwhile`;
	const start = performance.now();
	try {
		for (const version of versions) await ensureN8n(version);
		return { name, passed: 1, failed: 0, seconds: (performance.now() - start) / 1000 };
	} catch (error) {
		console.error(error);
		return { name, passed: 0, failed: 1, seconds: (performance.now() - start) / 1000 };
	}
}

function report(outcomes: readonly Outcome[]): void {
	const sum = (key: 'passed' | 'failed') => outcomes.reduce((total, each) => total + each[key], 0);
	const width = Math.max(...outcomes.map(({ name }) => name.length));
	console.log(`\n${'part'.padEnd(width)}  seconds  passed  failed`);
	for (const { name, seconds, passed, failed } of outcomes) {
		const columns = [
			name.padEnd(width),
			seconds.toFixed(0).padStart(7),
			String(passed).padStart(6),
			String(failed).padStart(6),
		];
		console.log(columns.join('  '));
	}
	const total = `${Math.round(performance.now() / 1000)} seconds`;
	console.log(`\nTests: ${sum('passed')} passed, ${sum('failed')} failed, in ${total}`);
	console.log(`${sum('passed')} passed, ${sum('failed')} failed`);
	if (sum('failed') > 0) process.exitCode = 1;
}

void main();
