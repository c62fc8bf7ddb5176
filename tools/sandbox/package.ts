import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { ensureBuilt } from './build';
import { runCommand } from './command';
import { projectRoot } from './paths';

/** A package as it would be published: the content of its tarball. */
export interface PackedPackage {
	name: string;
	version: string;
	/** The unpacked tarball, in a temporary folder. */
	folder: string;
	remove(): Promise<void>;
}

/**
 * Packs a built package and unpacks the tarball, so that what runs is exactly what would be published.
 *
 * @param source folder of the package; default: `N8N_SANDBOX_PACKAGE`, else this project, which is
 * built first if its sources changed
 */
export async function packPackage(
	source: string = process.env.N8N_SANDBOX_PACKAGE ?? projectRoot,
): Promise<PackedPackage> {
	if (source === projectRoot) await ensureBuilt();
	const temporary = await mkdtemp(path.join(os.tmpdir(), 'n8n-package-'));
	const printed = await runCommand(
		'npm',
		['pack', '--ignore-scripts', '--silent', '--pack-destination', temporary],
		{ cwd: source },
	);
	const tarball = printed.trim().split('\n').pop() ?? '';
	await runCommand('tar', ['-xzf', tarball], { cwd: temporary });
	const folder = path.join(temporary, 'package');
	const { name, version } = await readPackageJson(folder);
	await stripDevelopmentParts(folder);
	return { name, version, folder, remove: () => rm(temporary, { recursive: true, force: true }) };
}

/**
 * Puts packages where n8n looks for community packages in a user folder, the way its installer leaves them:
 * unpacked under `nodes/node_modules`, with a `nodes/package.json` that lists them.
 */
export async function installPackages(
	userFolder: string,
	packages: ReadonlyArray<Pick<PackedPackage, 'name' | 'version' | 'folder'>>,
): Promise<void> {
	const nodes = path.join(userFolder, '.n8n', 'nodes');
	const dependencies: Record<string, string> = {};
	for (const { name, version, folder } of packages) {
		const target = path.join(nodes, 'node_modules', name);
		await rm(target, { recursive: true, force: true });
		await mkdir(path.dirname(target), { recursive: true });
		await cp(folder, target, { recursive: true });
		dependencies[name] = version;
	}
	await mkdir(nodes, { recursive: true });
	await writeFile(
		path.join(nodes, 'package.json'),
		JSON.stringify({ name: 'installed-nodes', private: true, dependencies }, null, 2),
	);
}

/** n8n removes these before it installs a package's dependencies: what needs them there would fail at a user's. */
async function stripDevelopmentParts(folder: string): Promise<void> {
	const content = await readPackageJson(folder);
	for (const key of ['devDependencies', 'peerDependencies', 'optionalDependencies'])
		delete content[key];
	if (Object.keys((content.dependencies ?? {}) as object).length > 0) {
		throw new Error(
			`${content.name} has run-time dependencies; a verified community package may not.`,
		);
	}
	await writeFile(path.join(folder, 'package.json'), JSON.stringify(content, null, 2));
	const entries = await readdir(folder);
	if (!entries.includes('dist')) {
		throw new Error(`The packed ${content.name} has no dist folder. Build it first: npm run build`);
	}
}

async function readPackageJson(
	folder: string,
): Promise<Record<string, unknown> & { name: string; version: string }> {
	return JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
}
