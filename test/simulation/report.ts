import { execFileSync } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { LONGEST_HISTORY } from './histories/commands';
import { KINDS, type Kind } from './violation';
import { FAULT_KINDS } from './model/faults';
import { PARTS, type Part, type Tally } from './play';

const PLAYED: Record<Part, string> = {
	undisturbed: 'Every operation, under every reading of the references, nothing in its way',
	crash: 'n8n is killed at a step of an operation; the user goes on',
	fault: `A vendor call of an operation answers otherwise, in ${FAULT_KINDS.length} ways, once, always, or for a minute`,
	rain: 'An operation with a slow vendor, while events keep coming',
	random: `Random histories of up to ${LONGEST_HISTORY} commands`,
	hostile: 'Deliveries that no vendor has sent, and bodies that break readers',
};

const MEANING: Record<Kind, string> = {
	lost: 'an event that n8n was given and the published trigger had asked for did not run, or was not forwarded without a word',
	doubled: 'an event ran twice outside the promise (two processes in the same moment may)',
	forged: 'something ran that no vendor had sent',
	displaced: "somebody else's registration was touched without consent, or not given back",
	false:
		'what n8n was told is not what the vendor holds: published and deaf, taken down and still registered',
	secret:
		'a key, secret or token in a message, log, item or hint, or sent to an address that is not the vendor',
	threw: '`delete` or `webhook()` threw',
	late: "a hook took longer than promised, a delivery waited, or publishing ended in n8n's own words",
	wordless: 'a failure that does not name the vendor, or says no next step',
};

/** The generated report: what was played, what of n8n is real and what is modelled, and what did not hold. */
export function reportOf(
	tallies: Record<Part, Tally>,
	{ seed, size, ms }: { seed: number; size: 'full' | 'short'; ms: number },
): string {
	const rows = PARTS.map((part) => {
		const tally = tallies[part];
		return [
			PLAYED[part],
			...(['played', 'events', ...KINDS] as const).map((name) => number(tally[name])),
		];
	});
	const command = `npm run reliability${size === 'short' ? ' -- --short' : ''}`;
	const failures = PARTS.flatMap((part) => tallies[part].failures);
	return `# What the simulation found

Written by \`${command}\`; do not edit. ${commit()} Seed ${seed}, ${new Date().toISOString().slice(0, 10)}, ${Math.round(ms / 60_000)} minutes. The same seed plays the same again: \`SIMULATION_SEED=${seed} ${command}\` on as many cores (${availableParallelism()}).

${table(['What was played', 'Times', 'Events sent', ...KINDS], rows)}

${KINDS.map((kind) => `- **${kind}**: ${MEANING[kind]}`).join('\n')}

## What is real, and what is modelled

- **Real**: the node and credential classes, compiled from their source, one copy for each simulated process; the servers of \`simulator/\` with their routes and authentication, asked in the same process.
- **Modelled**: n8n's life (\`model/\`), after reading 2.41.1 and 1.123.0: publishing, classic activation, tests, webhook processes, workers, the de-duplication store, static data, addresses; what a node finds in its contexts (n8n-core's contexts are used in \`test/contexts\`, not here); the network; time. That n8n behaves like this is pinned by \`test/n8n\` and \`test/versions\`.
- **Not modelled**: n8n's database failing, a worker that is slow, clocks that differ, executions lost by n8n 1.123 between its answer and its database.

## What did not hold

${failures.length === 0 ? 'Nothing.' : failures.map((failure) => `\`\`\`\n${failure}\n\`\`\``).join('\n\n')}
`;
}

const number = (value: number) => value.toLocaleString('en');

function table(head: readonly string[], rows: readonly string[][]): string {
	return [head, head.map(() => '---'), ...rows]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

function commit(): string {
	const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
	const changed = git('status', '--porcelain', '--', 'nodes', 'credentials', 'simulator') !== '';
	return `Commit \`${git('rev-parse', '--short=10', 'HEAD')}\`${changed ? ' with uncommitted changes' : ''}.`;
}
