import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { writeSplit } from '../../tools/split';
import { COMBINED, type SplitPackage, namesAnother, splitPackages } from '../../tools/split/table';
import { manifest } from './tools/pack';
import { run } from './tools/run';

/** Runs a command in a folder. @throws with what it printed, when it does not end well */
async function succeed(folder: string, command: string, ...args: string[]): Promise<string> {
	const { code, output } = await run(command, args, folder);
	if (code !== 0) throw new Error(`${command} ${args.join(' ')}: ${output.slice(-6_000)}`);
	return output;
}

const cases = splitPackages.map((own): [string, SplitPackage] => [own.packageName, own]);

test('together the packages have every node and credential, and none twice', () => {
	const { n8n } = manifest();
	const owners = [...n8n.nodes, ...n8n.credentials].map((file) => ({
		file,
		owners: splitPackages.filter(({ named }) => named.test(file)).length,
	}));
	expect(owners.filter((each) => each.owners !== 1)).toEqual([]);
});

describe.each(cases)('%s, as a repository of its own', (name, own) => {
	let folder: string;
	const read = (file: string) => readFileSync(join(folder, file), 'utf8');

	beforeAll(async () => {
		folder = await writeSplit(own);
	});

	test('has one package.json, with its own name and classes only', () => {
		const all = readdirSync(folder, { recursive: true }).map(String);
		expect(all.filter((file) => file.endsWith('package.json'))).toEqual(['package.json']);
		const { n8n, ...rest } = JSON.parse(read('package.json')) as ReturnType<typeof manifest>;
		expect(rest).toMatchObject({ name, version: manifest().version, license: 'MIT' });
		expect(rest.dependencies).toBeUndefined();
		expect(n8n.nodes).toHaveLength(2);
		expect(n8n.credentials).toHaveLength(1);
	});

	test('names the other vendor nowhere, and itself instead of the combined package', () => {
		const texts = readdirSync(folder, { recursive: true })
			.map(String)
			.filter((file) => /\.(ts|js|mjs|json|md|ya?ml|svg)$/.test(file))
			.filter((file) => file !== 'package-lock.json');
		expect(texts.filter((file) => namesAnother(own, `${file}\n${read(file)}`))).toEqual([]);
		const combined = texts.filter((file) => read(file).includes(COMBINED));
		expect(combined).toEqual(['README.md']);
	});

	test('brings the vendor’s guides, example workflows and changes along', () => {
		const vendor = own.folder.toLowerCase();
		expect(readdirSync(join(folder, 'docs')).filter((file) => file.startsWith(vendor))).toEqual([
			`${vendor}-trigger.md`,
			`${vendor}.md`,
		]);
		const workflows = readdirSync(join(folder, 'workflows'));
		expect(workflows.length).toBeGreaterThan(1);
		const types = workflows.flatMap((file) =>
			(JSON.parse(read(`workflows/${file}`)) as { nodes: Array<{ type: string }> }).nodes.map(
				({ type }) => type,
			),
		);
		expect(types).toContain(`${name}.${own.nodePrefix}Trigger`);
		expect(read('CHANGELOG.md')).toMatch(/^## (Unreleased|\d)/m);
	});

	test('installs from its lock file', async () => {
		await succeed(folder, 'npm', 'ci', '--prefer-offline', '--no-audit', '--no-fund');
	});

	test('builds and passes all its tests: lint, types, n8n’s scan, size, nodes, guides', async () => {
		const output = await succeed(folder, 'npm', 'test');
		const suites = [...output.matchAll(/^PASS (\w+) /gm)].map(([, project]) => project);
		expect(new Set(suites)).toEqual(new Set(['unit', 'contexts', 'gates']));
	});
});
