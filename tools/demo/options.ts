import { parseArgs } from 'node:util';

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
	const { values, positionals } = parseArgs({
		args: [...args],
		allowPositionals: true,
		strict: false,
		options: {
			once: { type: 'boolean', default: false },
			reset: { type: 'boolean', default: false },
			port: { type: 'string' },
			'console-port': { type: 'string' },
		},
	});
	const { once, reset, port, 'console-port': first, ...unknown } = values;
	const [other] = [...Object.keys(unknown).map((name) => `--${name}`), ...positionals];
	if (other) throw new Error(`"${other}" is not known. See: npm run demo -- --help`);
	const ports = usualPorts(portIn('--port', port), portIn('--console-port', first));
	return { once: once === true, reset: reset === true, ...(port || first ? { ports } : {}) };
}

function portIn(name: string, given: unknown): number | undefined {
	if (given === undefined) return undefined;
	const port = typeof given === 'string' ? Number(given) : NaN;
	if (Number.isInteger(port) && port >= 1024 && port <= 65_000) return port;
	throw new Error(`${name} needs a number from 1024 to 65000.`);
}
