import { readdirSync } from 'node:fs';

import { FOLDER, readExample } from '../../../tools/workflows/files';
import { N8N_VERSION } from '../../../tools/sandbox/paths';

const version = process.env.N8N_SANDBOX_VERSION ?? N8N_VERSION;

/** The example workflows that the n8n under test can run; the note of one that needs a newer one says so. */
export const examples: readonly string[] = readdirSync(FOLDER)
	.filter((name) => name.endsWith('.json'))
	.map((name) => name.replace(/\.json$/, ''))
	.filter((name) => !needsNewer(name));

function needsNewer(name: string): boolean {
	const notes = readExample(name).nodes.filter(({ type }) => type.endsWith('.stickyNote'));
	return notes.some(({ parameters }) => {
		const [, needed] = /Needs n8n (\d+\.\d+)/.exec(String(parameters.content)) ?? [];
		return needed !== undefined && version.localeCompare(needed, 'en', { numeric: true }) < 0;
	});
}
