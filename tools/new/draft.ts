import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

import prettier from 'prettier';

import { projectRoot } from '../sandbox/paths';
import type { Edit } from './edit';

/** What is going to be written. Nothing is, until all of it is known to fit. */
export class Draft {
	private readonly texts = new Map<string, string>();

	/** @throws Error if the file is there */
	create(file: string, text: string): void {
		if (existsSync(path.join(projectRoot, file))) throw new Error(`${file} exists already`);
		this.texts.set(file, text);
	}

	/** @throws Error, naming the file, if an edit does not fit */
	async change(file: string, ...edits: Edit[]): Promise<void> {
		const before = this.texts.get(file) ?? (await readFile(path.join(projectRoot, file), 'utf8'));
		try {
			const after = edits.reduce((text, edit) => edit(text), before);
			this.texts.set(file, after);
		} catch (error) {
			throw new Error(`${file}: ${(error as Error).message}`, { cause: error });
		}
	}

	/** Formats and writes. @returns the files, in the order in which they were named */
	async save(): Promise<string[]> {
		const formatted = await Promise.all(
			[...this.texts].map(async ([file, text]) => {
				const filepath = path.join(projectRoot, file);
				const options = await prettier.resolveConfig(filepath);
				return [filepath, await prettier.format(text, { ...options, filepath })] as const;
			}),
		);
		for (const [file, text] of formatted) {
			await mkdir(path.dirname(file), { recursive: true });
			await writeFile(file, text);
		}
		return [...this.texts.keys()];
	}
}
