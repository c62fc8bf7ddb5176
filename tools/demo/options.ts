/** Where everything of the demo listens. */
export interface DemoPorts {
	n8n: number;
	console: number;
	pave: number;
	autoGrab: number;
	crm: number;
}

export interface DemoArguments {
	once: boolean;
	reset: boolean;
	/** Build and reload n8n whenever a source changes. */
	watch: boolean;
	/** What was asked for; undefined if nothing was. */
	ports?: DemoPorts;
}

const USUAL_N8N = 5678;
const USUAL_CONSOLE = 4000;

/** The ports of a demo that nobody asked for others. */
export const usualPorts = (n8n = USUAL_N8N, first = USUAL_CONSOLE): DemoPorts => ({
	n8n,
	console: first,
	pave: first + 1,
	autoGrab: first + 2,
	crm: first + 3,
});

/** @throws in one line, if an argument cannot be understood */
export function readOptions(args: readonly string[]): DemoArguments {
	const known = ['--once', '--reset', '--watch', '--port', '--console-port'];
	const numbers = new Map<string, number>();
	for (let index = 0; index < args.length; index++) {
		const name = args[index];
		if (!known.includes(name))
			throw new Error(`"${name}" is not known. See: npm run demo -- --help`);
		if (!name.endsWith('port')) continue;
		const port = Number(args[++index]);
		if (!Number.isInteger(port) || port < 1024 || port > 65_000) {
			throw new Error(`${name} needs a number from 1024 to 65000.`);
		}
		numbers.set(name, port);
	}
	return {
		once: args.includes('--once'),
		reset: args.includes('--reset'),
		watch: args.includes('--watch'),
		...(numbers.size > 0
			? { ports: usualPorts(numbers.get('--port'), numbers.get('--console-port')) }
			: {}),
	};
}
