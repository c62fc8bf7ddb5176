import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

import type { INodeTypeDescription } from 'n8n-workflow';

import { AutoGrab } from '../../nodes/AutoGrab/AutoGrab.node';
import { AutoGrabTrigger } from '../../nodes/AutoGrab/AutoGrabTrigger.node';
import { Pave } from '../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { ensureN8n } from '../../tools/sandbox';
import { projectRoot } from '../../tools/sandbox/paths';

type Listed = INodeTypeDescription & { codex?: { alias?: string[] } };
interface Engine {
	searchByName(query: string, limit: number): Array<{ name: string; builderHintMessage?: string }>;
}

const OURS = 'n8n-nodes-pave-autograb.';
/** n8n's AI builder reads the first results; what stands here is read for certain. */
const READ = 5;

let engine: Engine;

/** n8n's own search engine over all node types of n8n and ours, as its AI builder and its assistant search. */
beforeAll(async () => {
	const { packageFolder } = await ensureN8n();
	const load = createRequire(path.join(packageFolder, 'package.json'));
	const typesOf = (name: string): Listed[] => {
		const file = path.join(path.dirname(packageFolder), name, 'dist/types/nodes.json');
		const types = JSON.parse(readFileSync(file, 'utf8')) as Listed[];
		return types.map((type) => ({ ...type, name: `${name}.${type.name}` }));
	};
	const ours = [Pave, PaveTrigger, AutoGrab, AutoGrabTrigger].map((NodeClass): Listed => {
		const folder = NodeClass.name.replace(/Trigger$/, '');
		const codex = path.join(projectRoot, 'nodes', folder, `${NodeClass.name}.node.json`);
		const { description } = new NodeClass();
		return {
			...description,
			name: `${OURS}${description.name}`,
			codex: JSON.parse(readFileSync(codex, 'utf8')) as Listed['codex'],
		};
	});
	const { NodeSearchEngine } = load('@n8n/ai-utilities/node-catalog') as {
		NodeSearchEngine: new (types: Listed[]) => Engine;
	};
	engine = new NodeSearchEngine([
		...typesOf('n8n-nodes-base'),
		...typesOf('@n8n/n8n-nodes-langchain'),
		...ours,
	]);
});

const found = (words: string) =>
	engine
		.searchByName(words, READ)
		.flatMap(({ name }) => (name.startsWith(OURS) ? [name.slice(OURS.length)] : []));

test.each([
	...['vehicle inspection', 'car inspection', 'inspection finished', 'condition report'],
	...['vehicle damage', 'damage report', 'photos of a car', 'SMS inspection link'],
	...['rental car return', 'automotive', 'dealership', 'fleet', 'trade-in', 'pave'],
])('"%s" finds PAVE', (words) => {
	expect(found(words).some((name) => name.startsWith('pave'))).toBe(true);
});

test.each([
	...['VIN decode', 'decode a VIN', 'license plate lookup', 'look up a number plate', 'rego check'],
	...['car valuation', 'used car price', 'market value', 'residual value', 'depreciation'],
	...['future value of a car', 'odometer', 'mileage', 'PPSR', 'PPSR certificate', 'appraisal'],
	...['customer recapture', 'past customer', 'win back', 'car listing', 'car listed for sale'],
	...['insurance claim', 'vehicle history', 'price change', 'automotive', 'autograb'],
])('"%s" finds AutoGrab', (words) => {
	expect(found(words).some((name) => name.startsWith('autoGrab'))).toBe(true);
});

test('a result says what may be billed', () => {
	const [autoGrab] = engine.searchByName('autograb', 1);
	expect(autoGrab.builderHintMessage).toMatch(/billed/);
});
