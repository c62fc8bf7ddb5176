import { VERBS, type VerbInput } from '../../simulator/console/verbs';

/** Where the demo and `simulator/cli.ts` put the console, unless told otherwise. */
export const USUAL_CONSOLE = 'http://127.0.0.1:4000';

export type VendorCommand = { console: string } & (
	| { kind: 'look'; what: 'events' | 'slots' }
	| { kind: 'do'; verb: string; input: VerbInput }
);

/**
 * Reads `redeliver pave-12 --console http://127.0.0.1:4001`: the longest verb that the words begin with, then its
 * values in the order of its fields, or by name.
 *
 * @throws with what there is, where no verb fits
 */
export function readCommand(args: readonly string[]): VendorCommand {
	const { words, named } = split(args);
	const { console = process.env.VENDOR_CONSOLE ?? USUAL_CONSOLE, ...input } = named;
	const base = console.replace(/\/+$/, '');
	const text = words.join(' ');
	if (text === 'events' || text === 'slots') return { kind: 'look', what: text, console: base };
	const verb = VERBS.filter(({ name }) => `${text} `.startsWith(`${name} `)).sort(
		(a, b) => b.name.length - a.name.length,
	)[0];
	if (!verb) {
		const known = ['events', 'slots', ...VERBS.map(({ name }) => name)].join(', ');
		throw new Error(`"${text}" is not known. There is: ${known}.`);
	}
	const values = words.slice(verb.name.split(' ').length);
	// A value that must be given comes before one that may.
	const fields = [...verb.fields].sort((a, b) => Number(a.optional ?? 0) - Number(b.optional ?? 0));
	for (const [index, value] of values.entries()) {
		const field = fields[index];
		if (!field) throw new Error(`"${verb.name}" takes no "${value}".`);
		input[field.name] = value;
	}
	const unknown = Object.keys(input).find((name) => !fields.some((field) => field.name === name));
	if (unknown) throw new Error(`"${verb.name}" has no --${unknown}.`);
	return { kind: 'do', verb: verb.name, input, console: base };
}

function split(args: readonly string[]): { words: string[]; named: Record<string, string> } {
	const words: string[] = [];
	const named: Record<string, string> = {};
	for (let index = 0; index < args.length; index++) {
		const name = /^--(.+)$/.exec(args[index])?.[1];
		if (name === undefined) words.push(args[index]);
		else named[name] = args[++index] ?? '';
	}
	return { words, named };
}
