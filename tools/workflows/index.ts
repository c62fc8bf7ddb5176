import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';

import { FOLDER, examples } from './files';
import { README, readmeWithTable } from './readme';

/** Writes the examples that are made of the tables, every example's sample data, and the table of the README. */
async function main(): Promise<void> {
	for (const [name, workflow] of await examples()) {
		await write(path.join(FOLDER, `${name}.json`), JSON.stringify(workflow, null, '\t'));
	}
	await write(README, readmeWithTable());
}

async function write(filepath: string, text: string): Promise<void> {
	const options = { ...(await resolveConfig(filepath)), filepath };
	writeFileSync(filepath, await format(text, options));
}

void main();
