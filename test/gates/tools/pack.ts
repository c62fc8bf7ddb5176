import { mkdtempSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ROOT, run } from './run';

export interface PackedFile {
	path: string;
	size: number;
}

export interface Packed {
	/** The unpacked tarball. */
	folder: string;
	files: PackedFile[];
	unpackedSize: number;
	remove(): Promise<void>;
}

/** Packs the built package as npm would publish it, and unpacks the tarball into a temporary folder. */
export async function packed(): Promise<Packed> {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-packed-'));
	const result = await run('npm', [
		'pack',
		'--json',
		'--ignore-scripts',
		'--pack-destination',
		folder,
	]);
	if (result.code !== 0) throw new Error(`npm pack: ${result.output}`);
	// npm 10 prints an array, npm 12 an object by package name.
	const printed = JSON.parse(result.stdout) as Record<string, PackReport>;
	const [report] = Object.values(printed);
	const unpacked = await run('tar', ['-xzf', join(folder, report.filename), '-C', folder]);
	if (unpacked.code !== 0) throw new Error(`tar: ${unpacked.output}`);
	return {
		folder: join(folder, 'package'),
		files: report.files,
		unpackedSize: report.unpackedSize,
		remove: async () => await rm(folder, { recursive: true, force: true }),
	};
}

interface PackReport {
	filename: string;
	files: PackedFile[];
	unpackedSize: number;
}

export interface Manifest {
	name: string;
	scripts: Record<string, string>;
	dependencies?: Record<string, string>;
	devDependencies: Record<string, string>;
	peerDependencies: Record<string, string>;
	files: string[];
	n8n: { n8nNodesApiVersion: number; strict: boolean; nodes: string[]; credentials: string[] };
	[field: string]: unknown;
}

export function manifest(): Manifest {
	return JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
}
