import { VERBS, type Verb } from '../simulator/console/verbs';
import { type VendorCommand, readCommand } from './vendor/command';
import { lookAt } from './vendor/look';

const HELP = `Does at the simulated vendors what the console does. Start them first: npm run demo

  npm run vendor -- <what> [value …] [--field value] [--console http://127.0.0.1:4000]

  events                    what was sent, and what became of it
  slots                     who receives what
${VERBS.map(usage).join('\n')}
`;

function usage({ name, help, fields }: Verb): string {
	const values = fields.map(({ name: field, optional }) =>
		optional ? `[${field}]` : `<${field}>`,
	);
	return `  ${[name, ...values].join(' ').padEnd(34)} ${help}`;
}

async function ask(command: VendorCommand): Promise<string> {
	const base = command.console;
	try {
		if (command.kind === 'look') return await lookAt(base, command.what);
		const answer = await fetch(`${base}/api/do/${command.verb.replaceAll(' ', '-')}`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(command.input),
		});
		const { said, message } = (await answer.json()) as { said?: string; message?: string };
		if (said === undefined) throw new Error(message);
		return said;
	} catch (error) {
		if (!(error instanceof TypeError)) throw error;
		throw new Error(`Nothing answers at ${base}. Start it with: npm run demo`);
	}
}

async function main(args: readonly string[]): Promise<void> {
	if (args.length === 0 || args.includes('help') || args.includes('--help'))
		return console.log(HELP);
	console.log(await ask(readCommand(args)));
}

main(process.argv.slice(2)).catch((error: Error) => {
	console.error(error.message);
	process.exitCode = 1;
});
