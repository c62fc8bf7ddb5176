import { parseArgs } from 'node:util';

import { Draft } from './draft';
import { newEvent } from './event';
import { newOperation } from './operation';
import { vendors } from './vendors';

const help = `Writes the files of an event or of an operation, ready to be filled in.

  npm run new -- event pave madeUp "Made Up" SESSION:MADE_UP
  npm run new -- operation autoGrab vehicle getColours "Get Colours" [--endpoint "GET /v2/vehicles/{id}/colours"]

  event <vendor> <file> <shown name> <the vendor's name>
  operation <vendor> <resource> <value> <shown name>
  --endpoint  if no operation calls it yet: adds a function to api/ and a route to the simulator`;

/**
 * Drafts what the command line asks for.
 * @returns the draft and, by file, what is left to fill in
 * @throws Error that says what is expected, or what is there already
 */
export async function drafted(args: string[]): Promise<[Draft, Record<string, string>]> {
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { endpoint: { type: 'string' } },
	});
	const [kind, key, ...names] = positionals;
	const vendor = vendors.find((each) => each.key.toLowerCase() === key?.toLowerCase());
	if (!vendor) {
		throw new Error(`Name a vendor: ${vendors.map((each) => each.key).join(' or ')}\n\n${help}`);
	}
	const draft = new Draft();
	if (kind === 'event' && names.length === 3) {
		const [file, shown, name] = names;
		check(file, shown);
		return [draft, await newEvent(draft, vendor, { file, shown, name })];
	}
	if (kind === 'operation' && names.length === 3) {
		const [resource, operation, shown] = names;
		check(operation, shown);
		const { endpoint } = values;
		const told = { resource, operation, shown, endpoint };
		return [draft, await newOperation(draft, vendor, told)];
	}
	throw new Error(help);
}

async function main(args: string[]): Promise<void> {
	if (args.length === 0 || args.includes('--help')) return console.log(help);
	const [draft, fillIn] = await drafted(args);
	const written = await draft.save();
	console.log(['Written:', ...written.map((file) => `  ${file}`), '', 'Fill in:'].join('\n'));
	for (const [file, what] of Object.entries(fillIn)) console.log(`  ${file}: ${what}`);
	console.log(`
Then:
  npm run docs   writes the generated parts of the guides, and lists the new names for good
  npm run check  types, lint and the tests of what has changed
  npm test
and tell users of it in CHANGELOG.md, under Unreleased.`);
}

/** @throws Error if a name could not stand in the code */
function check(name: string, shown: string): void {
	if (!/^[a-z][A-Za-z\d]*$/.test(name)) {
		throw new Error(`"${name}": a name begins with a small letter and has letters and digits only`);
	}
	if (!/^[A-Z][\w &/()-]*$/.test(shown)) {
		throw new Error(`"${shown}": what users read begins with a capital letter`);
	}
}

if (require.main === module) {
	main(process.argv.slice(2)).catch((error: Error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
