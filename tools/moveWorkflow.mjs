// Moves exported workflows from the package of both vendors to the packages of one vendor each: changes the
// types of the nodes, and nothing else. Credentials keep their types, so that they stay as they are.
//
//   node moveWorkflow.mjs exported.json > moved.json
//
// The file is what n8n exports: one workflow, or a list of workflows. `--back` goes the other way.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const COMBINED = 'n8n-nodes-pave-autograb';

/**
 * Package of one vendor, by what its node types begin with.
 *
 * @type {Record<string, string>}
 */
const PACKAGES = { pave: 'n8n-nodes-pave', autoGrab: 'n8n-nodes-autograb' };

/**
 * @param {string} type a node's type, e.g. `n8n-nodes-pave-autograb.paveTrigger`
 * @param {boolean} back towards the package of both vendors
 * @returns {string} the type in the other package; the same type for a node of anybody else
 */
export function movedType(type, back) {
	const at = type.lastIndexOf('.');
	const [from, node] = [type.slice(0, at), type.slice(at + 1)];
	const vendor = Object.keys(PACKAGES).find((prefix) => node.startsWith(prefix));
	if (vendor === undefined) return type;
	const [old, target] = back ? [PACKAGES[vendor], COMBINED] : [COMBINED, PACKAGES[vendor]];
	return from === old ? `${target}.${node}` : type;
}

/**
 * @template T
 * @param {T} exported one workflow, or a list of workflows, as n8n exports it
 * @param {{ back?: boolean }} [options]
 * @returns {{ moved: T, counts: Record<string, number> }} a copy; how many nodes now have which type
 */
export function moveWorkflows(exported, { back = false } = {}) {
	/** @type {Record<string, number>} */
	const counts = {};
	const moved = JSON.parse(JSON.stringify(exported));
	for (const workflow of Array.isArray(moved) ? moved : [moved]) {
		if (!Array.isArray(workflow?.nodes)) throw new Error('This is not an exported workflow');
		for (const node of workflow.nodes) {
			const type = movedType(String(node.type), back);
			if (type === node.type) continue;
			node.type = type;
			counts[type] = (counts[type] ?? 0) + 1;
		}
	}
	return { moved, counts };
}

/** @param {string[]} args of the command line */
function main(args) {
	const [file] = args.filter((argument) => !argument.startsWith('--'));
	if (file === undefined) throw new Error('Say which file: node moveWorkflow.mjs exported.json');
	const exported = JSON.parse(readFileSync(file, 'utf8'));
	const { moved, counts } = moveWorkflows(exported, { back: args.includes('--back') });
	process.stdout.write(`${JSON.stringify(moved, null, 2)}\n`);
	const said = Object.entries(counts).map(([type, count]) => `${type}: ${count}`);
	console.error(said.length > 0 ? said.join('\n') : 'No node had to be changed');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	try {
		main(process.argv.slice(2));
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		process.exitCode = 1;
	}
}
