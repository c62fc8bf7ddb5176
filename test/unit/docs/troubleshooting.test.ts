import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { groupBy } from 'lodash';

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

/** Messages about what a field holds: the guide says once what to do, n8n says it for the field. */
const VALUES = 'running-values';

/** Credential tests say message and next step in one text. */
function split({ message, advice, file }: Message): Message {
	const [, first, rest] = /^(.+?[^.]\.) (.+)$/s.exec(message) ?? [];
	return advice === '' && rest
		? { file, message: first.slice(0, -1), advice: rest }
		: { file, message, advice };
}

const found = files.flatMap((file) => messagesOf(join(ROOT, file))).map(split);

/** One entry per text; the same text in two places may have two next steps. */
const entries = new Map<string, Set<string>>();
const groups = new Map<string, string>();
for (const { file, message: text, advice } of found) {
	const message = text.replace(/…+/g, '…');
	if (groups.get(message) !== 'saving') groups.set(message, whenOf(file, message));
	const next = (ADVICE[message] ?? advice).replace(/^(… ?\.? ?)+/, '');
	const known = entries.get(message) ?? new Set<string>();
	if (next !== '') known.add(next);
	entries.set(message, known);
}

/** Messages with the same next step stand together, each vendor's in lines of their own: it is told once. */
function rows(group: string): string {
	const inGroup = [...entries]
		.filter(([message]) => groups.get(message) === group)
		.sort(([a], [b]) => (anchorOf(a) < anchorOf(b) ? -1 : 1));
	const vendorOf = (message: string) => /PAVE|AutoGrab/.exec(message)?.[0];
	const alike = groupBy(inGroup, ([text, next]) => `${vendorOf(text)} ${[...next].join(' Or: ')}`);
	return Object.values(alike)
		.map((messages) => {
			const next = [...messages[0][1]].join(' Or: ');
			const lines = messages.map(
				([text]) => `<a id="${anchorOf(text)}"></a>**${text.replaceAll('_', '\\_')}**`,
			);
			return `- ${lines.join('<br>\n  ')}${group === VALUES ? '' : ` – ${next}`}`;
		})
		.join('\n');
}

/** When a message appears: its block in the guide. */
function whenOf(file: string, message: string): string {
	if (/credentials\//.test(file)) return 'saving';
	if (/shared\/delivery\//.test(file)) return 'receiving';
	if (/registration\/(leaving|unpublish)|given? back|give it back/.test(file + message)) {
		return 'unpublishing';
	}
	if (/trigger\/|registration\/(?!repair)|takeOver/.test(file)) {
		return message.startsWith('The test') ? 'testing' : 'publishing';
	}
	if (/^…: |(is|are)( both)? empty$|^Add at least one/.test(message)) return VALUES;
	if (/AutoGrab/.test(message + file)) return 'running-autograb';
	return /PAVE|Pave/.test(message + file) ? 'running-pave' : 'running-either';
}

/** The link target of a message: its words. */
function anchorOf(message: string): string {
	const words = message.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	return words.slice(0, 14).join('-');
}

test('the texts of both credentials, both triggers and the action nodes are found', () => {
	for (const text of [
		'PAVE does not recognize this account (401)',
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

test('every message has a link target of its own', () => {
	const anchors = [...entries.keys()].map(anchorOf);
	expect(anchors.filter((anchor, index) => anchors.indexOf(anchor) !== index)).toEqual([]);
});

/** What n8n's notice shows without clipping; `…` stands for a name or a short value. */
const LONGEST_MESSAGE = 100;
const LONGEST_STEP = 280;

test('no message is longer than n8n shows', () => {
	const texts = [...entries].flatMap(([message, next]) => [
		...(message.length > LONGEST_MESSAGE ? [message] : []),
		...[...next].filter((step) => step.length > LONGEST_STEP),
	]);
	expect(texts).toEqual([]);
});

test('no advice is kept for a message that is gone', () => {
	expect(Object.keys(ADVICE).filter((message) => !entries.has(message))).toEqual([]);
});

test('docs/troubleshooting.md has every message the code can produce (UPDATE_DOCS=1 rewrites it)', () => {
	const { actual, expected } = compareBlocks('docs/troubleshooting.md', {
		...Object.fromEntries([...new Set(groups.values())].map((group) => [group, rows(group)])),
	});
	expect(actual).toBe(expected);
});
