import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { COMBINED, splitPackages } from '../../tools/split/table';

const ROOT = path.join(__dirname, '../..');
const script = path.join(ROOT, 'tools/moveWorkflow.mjs');

let folder: string;
beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'move-workflow-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (content: unknown) => {
	const file = path.join(folder, 'exported.json');
	writeFileSync(file, JSON.stringify(content));
	return file;
};
const move = (content: unknown, ...options: string[]): unknown =>
	JSON.parse(
		execFileSync(process.execPath, [script, write(content), ...options], {
			encoding: 'utf8',
			stdio: ['ignore', 'pipe', 'ignore'],
		}),
	);
const node = (type: string) => ({ name: type, type, parameters: { url: `${COMBINED}.pave` } });
const typesOf = (workflow: unknown) =>
	(workflow as { nodes: Array<{ type: string }> }).nodes.map(({ type }) => type);

test('every node type of the package moves to its vendor’s package, and back', () => {
	const { n8n } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[] };
	};
	for (const file of n8n.nodes) {
		const name = path.basename(file, '.node.js');
		const local = `${name[0].toLowerCase()}${name.slice(1)}`;
		const owner = splitPackages.find(({ named }) => named.test(file))?.packageName;
		const workflow = { nodes: [node(`${COMBINED}.${local}`), node(`${COMBINED}.${local}Tool`)] };
		const moved = move(workflow);
		expect(typesOf(moved)).toEqual([`${owner}.${local}`, `${owner}.${local}Tool`]);
		expect(typesOf(move(moved, '--back'))).toEqual(typesOf(workflow));
	}
});

test('everything else stays as it was, also in a list of workflows', () => {
	const workflow = {
		name: 'Mine',
		nodes: [node('n8n-nodes-base.webhook'), node('n8n-nodes-paver.pave')],
		connections: { a: {} },
		settings: { executionOrder: 'v1' },
	};
	expect(move([workflow, workflow])).toEqual([workflow, workflow]);
});

test('says what it changed, and what is no workflow', () => {
	const said = (content: unknown) => {
		const { stderr, status } = spawnSync(process.execPath, [script, write(content)], {
			encoding: 'utf8',
		});
		return { said: stderr.trim(), status };
	};
	expect(said({ nodes: [node(`${COMBINED}.pave`)] })).toEqual({
		said: 'n8n-nodes-pave.pave: 1',
		status: 0,
	});
	expect(said({ nodes: [] })).toEqual({ said: 'No node had to be changed', status: 0 });
	expect(said({ name: 'x' })).toEqual({ said: 'This is not an exported workflow', status: 1 });
});
