import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { packPackage } from '../../../tools/sandbox';
import { runCommand } from '../../../tools/sandbox/command';
import { projectRoot } from '../../../tools/sandbox/paths';
import { type Registry, startRegistry } from '../../../tools/sandbox/registry';

/** Of the version before this one, as far as npm and n8n can tell. */
const OLDER = '0.0.9';

/** A version as `N8N_COMMUNITY_PACKAGES` names it. */
export interface PublishedVersion {
	name: string;
	version: string;
	/** npm's `dist.integrity`. */
	checksum: string;
}

/** This package on a registry of its own: as it would be published, and once before as an older version. */
export interface Published {
	registry: Registry;
	newest: PublishedVersion;
	older: PublishedVersion;
	close(): Promise<void>;
}

export async function publishHere(): Promise<Published> {
	const registry = await startRegistry();
	const folder = await mkdtemp(path.join(os.tmpdir(), 'n8n-published-'));
	const close = async () => {
		await registry.close();
		await rm(folder, { recursive: true, force: true });
	};
	try {
		const pack = await packPackage();
		const older = path.join(folder, 'older');
		await cp(pack.folder, older, { recursive: true });
		await pack.remove();
		const manifest = path.join(older, 'package.json');
		const content = JSON.parse(await readFile(manifest, 'utf8')) as object;
		await writeFile(manifest, JSON.stringify({ ...content, version: OLDER }));
		const { name, version } = pack;
		const olderChecksum = await registry.publish(older);
		const printed = await runCommand(
			'npm',
			['pack', '--ignore-scripts', '--silent', '--pack-destination', folder],
			{ cwd: projectRoot },
		);
		const tarball = path.join(folder, printed.trim().split('\n').pop() ?? '');
		return {
			registry,
			newest: { name, version, checksum: await registry.publish(tarball) },
			older: { name, version: OLDER, checksum: olderChecksum },
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

/** n8n's environment that names the packages it has to have, and leaves it no others. */
export function managedByEnvironment(...packages: PublishedVersion[]): Record<string, string> {
	return {
		N8N_COMMUNITY_PACKAGES_MANAGED_BY_ENV: 'true',
		N8N_COMMUNITY_PACKAGES: JSON.stringify(packages),
	};
}
