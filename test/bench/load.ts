import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { ensureN8n, packPackage } from '../../tools/sandbox';
import { manifest } from '../gates/tools/pack';
import type { Measured } from './support/measured';

const REPETITIONS = 21;

interface Load {
	ms: number;
	heapMB: number;
}

/** Six of n8n's own classes of the same kind: two triggers, two action nodes, two credentials. */
const BUILT_IN = [
	'dist/credentials/GithubApi.credentials.js#GithubApi',
	'dist/credentials/StripeApi.credentials.js#StripeApi',
	'dist/nodes/Github/Github.node.js#Github',
	'dist/nodes/Github/GithubTrigger.node.js#GithubTrigger',
	'dist/nodes/Stripe/Stripe.node.js#Stripe',
	'dist/nodes/Stripe/StripeTrigger.node.js#StripeTrigger',
];

/** What n8n pays at every start for having this package installed. */
export async function load(): Promise<Measured[]> {
	const n8n = await ensureN8n();
	const modules = path.dirname(n8n.packageFolder);
	const { credentials, nodes } = manifest().n8n;
	const ours = [...credentials, ...nodes].map(
		(file) => `${file}#${path.basename(file).split('.')[0]}`,
	);
	const packed = await packPackage();

	const own: Load[] = [];
	const builtIn: Load[] = [];
	try {
		for (let i = 0; i < REPETITIONS; i++) {
			own.push(await loadOnce(n8n.nodeBinary, modules, packed.folder, ours));
			const base = path.join(modules, 'n8n-nodes-base');
			if (existsSync(base)) builtIn.push(await loadOnce(n8n.nodeBinary, modules, base, BUILT_IN));
		}
	} finally {
		await packed.remove();
	}
	const against = 'own process each time, n8n-workflow loaded before';
	return [
		{
			// One run of a few milliseconds: whatever else the machine does can only add to it.
			what: `Loading all 6 classes: fastest of ${REPETITIONS}`,
			samples: [Math.min(...own.map(({ ms }) => ms))],
			unit: 'ms',
			budget: { atMost: 6 },
			against,
		},
		{
			what: 'Loading all 6 classes: as it came',
			samples: own.map(({ ms }) => ms),
			unit: 'ms',
			against,
		},
		{
			what: 'Loading all 6 classes: heap',
			samples: own.map(({ heapMB }) => heapMB),
			unit: 'MB',
			budget: { atMost: 1 },
			against,
		},
		{
			what: 'Loading time ÷ 6 built-in classes',
			samples: own.map(({ ms }, i) => ms / builtIn[i].ms),
			unit: '×',
			against: "n8n's GitHub and Stripe nodes, triggers and credentials",
		},
	];
}

async function loadOnce(
	node: string,
	modules: string,
	folder: string,
	classes: string[],
): Promise<Load> {
	const program = path.join(__dirname, 'support', 'loadClasses.js');
	const { stdout } = await promisify(execFile)(
		node,
		['--expose-gc', program, folder, ...classes],
		// This is how n8n lets community packages find what it brings along.
		{ env: { PATH: process.env.PATH, NODE_PATH: modules } },
	);
	return JSON.parse(stdout) as Load;
}
