import { dirname, join } from 'node:path';

import { filesIn, type SourceFile } from './tools/files';
import { circles, importsOf } from './tools/imports';

const rooms = ['nodes', 'credentials', 'simulator', 'tools', 'test'];
const files = rooms.flatMap((room) => filesIn(room, /\.ts$/));

/** By file, the files it imports; types count, too: who needs another's types depends on it. */
function graphOf(all: SourceFile[]): Map<string, string[]> {
	const paths = new Set(all.map(({ path }) => path));
	const resolve = (path: string, from: string) => {
		const target = join(dirname(path), from);
		return [`${target}.ts`, join(target, 'index.ts'), target].find((name) => paths.has(name)) ?? [];
	};
	return new Map(
		all.map((file) => [
			file.path,
			importsOf(file).flatMap(({ from }) => (from.startsWith('.') ? resolve(file.path, from) : [])),
		]),
	);
}

const graph = graphOf(files);

test('the imports are found', () => {
	expect(graph.get('nodes/Pave/Pave.node.ts')).toEqual(
		expect.arrayContaining(['nodes/Pave/operations.ts', 'nodes/Pave/resources/resourceFields.ts']),
	);
});

test('no file imports itself by way of others', () => {
	expect(circles(graph)).toEqual([]);
});

test('no two folders of nodes/ point at each other', () => {
	// A folder and the ones inside it are one room: the outer puts together what the inner do.
	const apart = (a: string, b: string) =>
		a !== b && !a.startsWith(`${b}/`) && !b.startsWith(`${a}/`);
	const arrows = new Map<string, string>();
	for (const [from, targets] of graph) {
		for (const to of targets) {
			if (!from.startsWith('nodes/') || !apart(dirname(from), dirname(to))) continue;
			arrows.set(`${dirname(from)} -> ${dirname(to)}`, `${from} imports ${to}`);
		}
	}
	const both = [...arrows].filter(([arrow]) => {
		const [from, to] = arrow.split(' -> ');
		return arrows.has(`${to} -> ${from}`);
	});
	expect(both.map(([, example]) => example)).toEqual([]);
});
