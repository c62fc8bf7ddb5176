import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

import { filesIn } from './tools/files';
import { UNPACKED_LIMIT } from './tools/limits';
import { manifest, packed, type Packed } from './tools/pack';
import { ROOT, run, runNode } from './tools/run';

interface Scan {
	passed: boolean;
	details?: string;
	files: number;
	findings: string[];
}

/** n8n's verification scan over some files of a folder, with the network cut off. */
async function scan(folder: string, ...patterns: string[]): Promise<Scan> {
	const { stdout, output, code } = await runNode([
		'--import',
		join(__dirname, 'tools/noNetwork.mjs'),
		join(__dirname, 'tools/scan.mjs'),
		folder,
		...patterns,
	]);
	if (code !== 0) throw new Error(output);
	return JSON.parse(stdout) as Scan;
}

describe("n8n's verification", () => {
	let tarball: Packed;

	beforeAll(async () => {
		if (!existsSync(join(ROOT, 'dist'))) {
			throw new Error('There is no dist folder: run "npm run build" first');
		}
		tarball = await packed();
	});

	afterAll(async () => {
		await tarball?.remove();
	});

	test('the scan of the sources finds nothing', async () => {
		const result = await scan(ROOT, 'package.json', '{nodes,credentials}/**/*.{js,ts,json}');
		expect(result).toMatchObject({ passed: true, findings: [] });
		expect(result.files).toBeGreaterThan(10);
	});

	test('the scan of what would be published finds nothing', async () => {
		const result = await scan(tarball.folder, '**/*.js', 'package.json');
		expect(result).toMatchObject({ passed: true, findings: [] });
		const { nodes, credentials } = manifest().n8n;
		expect(result.files).toBeGreaterThan(nodes.length + credentials.length);
	});

	test('every node and credential is in the package, with its icons and codex file', () => {
		const { n8n } = manifest();
		const wanted = [
			...n8n.nodes,
			...n8n.credentials,
			...n8n.nodes.map((path) => path.replace(/\.js$/, '.json')),
			...filesIn('icons', /\.svg$/).map(({ path }) => `dist/${path}`),
		];
		const paths = tarball.files.map(({ path }) => path);
		expect(wanted.filter((path) => !paths.includes(path))).toEqual([]);
	});

	test('all classes load from the package, with only what n8n brings along', async () => {
		const { n8n } = manifest();
		const classes = [...n8n.nodes, ...n8n.credentials].map((path) => ({
			path: join(tarball.folder, path),
			name: basename(path).split('.')[0],
		}));
		const script = `for (const { path, name } of ${JSON.stringify(classes)}) {
			console.log(new (require(path)[name])() instanceof Object && name);
		}`;
		const { stdout, output, code } = await run('env', [
			`NODE_PATH=${join(ROOT, 'node_modules')}`,
			process.execPath,
			'-e',
			script,
		]);
		expect({ code, output }).toMatchObject({ code: 0 });
		expect(stdout.trim().split('\n')).toEqual(classes.map(({ name }) => name));
	});

	test('packages are required, for a native import() would not find those of n8n', () => {
		const native = tarball.files
			.filter(({ path }) => path.endsWith('.js'))
			.filter(({ path }) => /[^.\w]import\(/.test(readFileSync(join(tarball.folder, path), 'utf8')))
			.map(({ path }) => path);
		expect(native).toEqual([]);
	});

	test('nothing but the build, readme, licence and package.json is published', () => {
		const others = tarball.files
			.map(({ path }) => path)
			.filter((path) => !/^(dist\/.+\.(js|json|svg)|README\.md|LICENSE|package\.json)$/.test(path));
		expect(others).toEqual([]);
	});

	test('the package is not too large, unpacked', () => {
		const largest = [...tarball.files].sort((a, b) => b.size - a.size).slice(0, 5);
		expect({
			tooLarge: tarball.unpackedSize > UNPACKED_LIMIT,
			size: tarball.unpackedSize,
			largest,
		}).toMatchObject({ tooLarge: false });
	});

	test('it needs nothing at run time and does nothing while it is installed', () => {
		const { dependencies, peerDependencies, scripts, ...rest } = manifest();
		expect(dependencies ?? {}).toEqual({});
		expect(peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(rest).not.toHaveProperty('overrides');
		expect(rest).not.toHaveProperty('bundledDependencies');
		const lifecycle = /^(pre|post)?(install|prepare|publish|pack)$|^prepublishOnly$/;
		expect(Object.keys(scripts).filter((name) => lifecycle.test(name))).toEqual([]);
	});

	test('the package.json says what n8n asks for', () => {
		const { n8n, files, devDependencies, ...rest } = manifest();
		expect(n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
		expect(files).toEqual(['dist']);
		expect(rest).toMatchObject({ name: 'n8n-nodes-pave-autograb', license: 'MIT' });
		const exact = /^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/;
		expect(Object.values(devDependencies).filter((version) => !exact.test(version))).toEqual([]);
		// The lowest zod that a supported n8n brings along.
		expect(devDependencies.zod).toBe('3.25.67');
		const locked = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')) as {
			packages: Record<string, { version?: string }>;
		};
		expect(locked.packages[''].version).toBe(rest.version);
	});
});
