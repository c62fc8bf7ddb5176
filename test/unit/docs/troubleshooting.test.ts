import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { ADVICE } from './support/advice';
import { compareBlocks } from './support/document';
import { type Message, messagesOf } from './support/messages';

const ROOT = join(__dirname, '../../..');

/** Events hold samples of what vendors say, which the nodes themselves never do. */
const files = ['credentials', 'nodes'].flatMap((folder) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith('.ts') && !/\/events\//.test(file))
		.sort()
		.map((file) => join(folder, file)),
);

/** Credential tests say message and next step in one text. */
function split({ message, advice, file }: Message): Message {
	const [, first, rest] = /^(.+?[^.]\.) (.+)$/s.exec(message) ?? [];
	return advice === '' && rest ? { file, message: first, advice: rest } : { file, message, advice };
}

const found = files.flatMap((file) => messagesOf(join(ROOT, file))).map(split);

/** One entry per text; the same text in two places may have two next steps. */
const entries = new Map<string, Set<string>>();
const vendors = new Map<string, string>();
for (const { file, message, advice } of found) {
	vendors.set(message, vendorOf(message, file));
	const next = (ADVICE[message] ?? advice).replace(/^(… ?\.? ?)+/, '');
	const known = entries.get(message) ?? new Set<string>();
	if (next !== '') known.add(next);
	entries.set(message, known);
}

const rows = (vendor: string) =>
	[...entries]
		.filter(([message]) => vendors.get(message) === vendor)
		.sort(([a], [b]) => (plain(a) < plain(b) ? -1 : 1))
		.map(([message, next]) => `- **${message}** – ${[...next].join(' Or: ')}`)
		.join('\n');

function vendorOf(message: string, file: string): string {
	if (/AutoGrab/.test(message + file)) return 'autograb';
	return /PAVE|Pave/.test(message + file) ? 'pave' : 'both';
}

const plain = (message: string) => message.replace(/^[…:" ]+/, '').toLowerCase();

test('the texts of both credentials, both triggers and the action nodes are found', () => {
	for (const text of [
		'PAVE did not accept these credentials.',
		'… cannot send events to this n8n: … works only on your own network',
		'Another workflow of this n8n already gets … from PAVE. Nothing was changed',
		'No event is ticked under Events',
		'… could not be reached (…)',
		'AutoGrab did not accept the API key',
		'There is nothing to update',
	]) {
		expect([...entries.keys()]).toContain(text);
	}
});

test('every message has something to do', () => {
	const without = [...entries].filter(([, next]) => next.size === 0).map(([message]) => message);
	expect(without).toEqual([]);
});

test('no advice is kept for a message that is gone', () => {
	expect(Object.keys(ADVICE).filter((message) => !entries.has(message))).toEqual([]);
});

test('docs/troubleshooting.md has every message the code can produce (UPDATE_DOCS=1 rewrites it)', () => {
	const { actual, expected } = compareBlocks('docs/troubleshooting.md', {
		both: rows('both'),
		pave: rows('pave'),
		autograb: rows('autograb'),
	});
	expect(actual).toBe(expected);
});
