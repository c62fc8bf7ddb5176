import { readFile } from 'node:fs/promises';
import path from 'node:path';

import { transform } from '@swc/core';

const FOLDER = path.join(__dirname, 'page');

export interface PageFile {
	type: string;
	text: string;
}

/**
 * One file of the page. Its TypeScript is turned into what a browser runs when it is asked for, so there is nothing
 * to build.
 *
 * @returns undefined if there is no such file
 */
export async function pageFile(name: string): Promise<PageFile | undefined> {
	if (name === '' || name === 'index.html') return await read('index.html', 'text/html');
	if (/^\w+\.css$/.test(name)) return await read(name, 'text/css');
	const script = /^(\w+)\.js$/.exec(name);
	if (!script) return undefined;
	const source = await read(`${script[1]}.ts`, 'text/javascript');
	if (!source) return undefined;
	const { code } = await transform(source.text, {
		jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
		module: { type: 'es6' },
		swcrc: false,
	});
	return { ...source, text: code };
}

async function read(name: string, type: string): Promise<PageFile | undefined> {
	try {
		return {
			type: `${type}; charset=utf-8`,
			text: await readFile(path.join(FOLDER, name), 'utf8'),
		};
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw error;
	}
}
