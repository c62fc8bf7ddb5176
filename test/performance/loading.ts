import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { ensureN8n } from '../../tools/sandbox';
import { UNPACKED_LIMIT } from '../gates/tools/limits';
import { manifest, packed } from '../gates/tools/pack';
import { quantile, type Measured } from './report';

/** Times n8n's own classes below. */
export const LOADING = 0.2;
const HEAP_MB = 0.8;

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

/** What is downloaded and kept by everyone who installs the package. */
export async function size(): Promise<Measured[]> {
	const { unpackedSize, files, remove } = await packed();
	await remove();
	const { dependencies = {}, n8n } = manifest();
	if (!n8n.nodes.every((node) => files.some((file) => file.path === node))) {
		throw new Error('The package is not built: npm run build');
	}
	return [
		{
			what: 'Published package, unpacked',
			samples: [unpackedSize / 1000],
			unit: 'kB',
			budget: { atMost: UNPACKED_LIMIT / 1000 },
			against: `${files.length} files, ${Object.keys(dependencies).length} dependencies`,
		},
	];
}

/**
 * What n8n pays at every start for having this package installed. A fifth of the runs is faster than what is taken:
 * those that nothing else on the machine has interrupted.
 *
 * @param times how often each package is loaded, in a process of its own
 */
export async function loading(times = 9): Promise<Measured[]> {
	const { nodeBinary, packageFolder } = await ensureN8n();
	const modules = path.dirname(packageFolder);
	const { credentials, nodes } = manifest().n8n;
	const ours = [...credentials, ...nodes].map(
		(file) => `${file}#${path.basename(file).split('.')[0]}`,
	);
	const { folder, remove } = await packed();
	const own: Load[] = [];
	const builtIn: Load[] = [];
	try {
		for (let i = 0; i < times; i++) {
			own.push(await load(nodeBinary, modules, folder, ours));
			builtIn.push(await load(nodeBinary, modules, path.join(modules, 'n8n-nodes-base'), BUILT_IN));
		}
	} finally {
		await remove();
	}
	const undisturbed = (loads: Load[]) =>
		quantile(
			loads.map(({ ms }) => ms),
			0.2,
		);
	return [
		{
			what: 'Loading all 6 classes',
			samples: [undisturbed(own) / undisturbed(builtIn)],
			unit: '×',
			budget: { atMost: LOADING },
			against: "n8n's GitHub and Stripe nodes, triggers and credentials, in CPU time",
		},
		{
			what: 'The same, memory that stays',
			samples: own.map(({ heapMB }) => heapMB),
			unit: 'MB',
			budget: { atMost: HEAP_MB },
			against: `${undisturbed(own).toFixed(1)} ms of CPU time here`,
		},
	];
}

async function load(
	node: string,
	modules: string,
	folder: string,
	classes: string[],
): Promise<Load> {
	const program = path.join(__dirname, 'loadClasses.js');
	const { stdout } = await promisify(execFile)(
		node,
		['--expose-gc', program, folder, ...classes],
		// This is how n8n lets community packages find what it brings along.
		{ env: { PATH: process.env.PATH, NODE_PATH: modules } },
	);
	return JSON.parse(stdout) as Load;
}
