import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

import { whenChanged } from '../../../tools/demo/watch';
import { waitFor } from '../../../tools/sandbox';

let root: string;
let end: () => void;

beforeEach(async () => {
	root = await mkdtemp(path.join(os.tmpdir(), 'watch-'));
});
afterEach(async () => {
	end();
	await rm(root, { recursive: true, force: true });
});

const save = async (text: string) => await writeFile(path.join(root, 'node.ts'), text);

test('what failed is told, and the next change tries again', async () => {
	const said: string[] = [];
	let done = 0;
	const work = async () => {
		done += 1;
		if (done === 1) throw new Error('node.ts: text is missing');
	};
	end = whenChanged(root, ['.', 'not-there'], work, (line) => said.push(line));
	await save('one');
	await waitFor('the first work', () => said.length === 1);
	expect(said).toEqual(['node.ts: text is missing']);
	await save('two');
	await waitFor('the second work', () => done === 2);
});

test('a change while the work is done does it once more, never twice at once', async () => {
	const finish: Array<() => void> = [];
	let running = 0;
	let most = 0;
	const work = async () => {
		most = Math.max(most, ++running);
		await new Promise<void>((resolve) => finish.push(resolve));
		running -= 1;
	};
	end = whenChanged(root, ['.'], work, () => {});
	await save('one');
	await waitFor('the first work', () => finish.length === 1);
	await save('two');
	await new Promise((resolve) => setTimeout(resolve, 600));
	expect(finish).toHaveLength(1);
	finish[0]();
	await waitFor('the second work', () => finish.length === 2);
	finish[1]();
	expect(most).toBe(1);
});
