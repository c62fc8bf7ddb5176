import type { KnownDefect } from './hunt';

const REGISTRATION = 'nodes/shared/registration';

/** Defects about limits of time and size, broken connections, and Repair. */
export const LIMITS: KnownDefect[] = [
	{
		id: '13',
		title: '"Nothing was sent" is said of an answer that broke off after the vendor had acted',
		changes: [
			{
				file: 'nodes/shared/errors/connection.ts',
				from: '!NO_CONNECTION.has(value);',
				to: "!NO_CONNECTION.has(value) && !value.startsWith('HPE_');",
			},
		],
		hunt: { operation: 'publish', how: 'faults' },
	},
	{
		id: '14',
		title: 'What was displaced travels however long it is, and deliveries are refused on the way',
		changes: [
			{
				file: 'nodes/shared/trigger/memory.ts',
				from: 'return memory.length <= LONGEST_HEADER;',
				to: 'return memory.length > 0;',
			},
		],
		hunt: { operation: 'take over what is too long to travel', how: 'undisturbed' },
	},
	{
		id: '15',
		title: "A hook's retries outlast the 84 s that n8n gives it",
		changes: [
			{
				file: 'nodes/shared/http/requests.ts',
				from: 'requestsOf(context).deadline = Date.now() + ms;',
				to: 'requestsOf(context).deadline = Date.now() + 100 * ms;',
			},
		],
		hunt: { operation: 'publish', how: 'faults' },
	},
	{
		id: '16',
		title: 'Repair forgets whom the registration it rewrites had displaced',
		changes: [
			{
				file: `${REGISTRATION}/repair.ts`,
				from: 'return [...withMemories(pass, allowed).steps, ...duplicates];',
				to: 'return [...allowed, ...duplicates];',
			},
		],
		hunt: { operation: 'repair what was taken over', how: 'undisturbed' },
	},
	{
		id: 'S4',
		title: 'An answer that never ends keeps a hook for ever',
		changes: [
			{
				file: 'nodes/shared/http/send.ts',
				from: 'const limit = AbortSignal.timeout(timeout);',
				to: 'const limit = AbortSignal.timeout(1000 * timeout);',
			},
		],
		hunt: { operation: 'publish', how: 'faults' },
	},
];
