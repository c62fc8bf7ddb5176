import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { messagesOf } from '../docs/support/messages';
import { nodes, texts } from './panelTexts';

/*
 * Words that were dropped, with what is said instead: a dealer would take them for something else, or one thing would
 * have two names. No text that a user can see holds them.
 */
const DROPPED: ReadonlyArray<[RegExp, string]> = [
	[
		/\b(the|its|a|same|trigger's) registrations?\b(?! (plate|authority))/i,
		'address (PAVE) or webhook (AutoGrab)',
	],
	[/Predict (by|Conditions|Gauge|Residual)|Look Up and Predict|> Predict\b/, 'Value by …'],
	[/Find by Facets|Market Overlay\b|Get by Registration/, 'the operation as it is shown'],
	[/\bFrom Credential\b/, 'As Set in Credential'],
	[/Not in Australia/, 'Not Set'],
	[/Fail if Not Ready/, 'Stop if Not Finished'],
	[/Ignore Repeated Deliveries/, 'Ignore Repeated Events'],
	[/Replace What Is There/, 'Take Over From Another System'],
	[
		/\bChunk Size\b|\bInclude Quota\b|\bSend Other Columns\b|\bCustomer Fields\b/,
		'the option as it is shown',
	],
	[/\bMonitor (Start|End) Date\b/, 'Watch From, Watch Until'],
	[/\bEndpoint( is|:)|The webhook's endpoint/, 'Send Events To, address'],
	[/Resend SMS/, 'Text the Link Again'],
	[/\bEvent > Get Sample(?<!Sample Event > Get Sample)/, 'Sample Event > Get Sample'],
	[
		/is called differently|Take it for lost|Something else is when|Read the vendor's words/,
		'plain words',
	],
	[/\bbehind (it|the trigger|that node)\b/i, 'after'],
	[
		/anybody who has them can|\bwho has them can\b(?<!anyone who has them can)/,
		'anyone who has them can',
	],
];

const ROOT = join(__dirname, '../../..');
const filesIn = (folder: string, ends: string) =>
	readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((file) => file.endsWith(ends))
		.map((file) => join(folder, file));
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** For engineers, who need the words of the code. */
const ENGINEERING = /architecture|decisions|performance|reliability|glossary/;

interface Shown {
	where: string;
	text: string;
}

const panels: Shown[] = texts.flatMap(({ where, property, choice }) => {
	const { displayName, description, hint, placeholder } = property ?? {};
	const shown = [displayName, description, hint, placeholder, choice?.name, choice?.description];
	return [...shown, choice?.action].flatMap((text) => (text ? [{ where, text }] : []));
});
const aboutNodes: Shown[] = nodes.map(({ displayName, ...about }) => {
	const { description, activationMessage, eventTriggerDescription, triggerPanel } = about;
	const text = JSON.stringify([
		description,
		activationMessage,
		eventTriggerDescription,
		triggerPanel,
	]);
	return { where: displayName, text };
});
const messages: Shown[] = ['credentials', 'nodes'].flatMap((folder) =>
	filesIn(folder, '.ts').flatMap((file) =>
		messagesOf(join(ROOT, file)).map(({ message, advice }) => ({
			where: file,
			text: `${message} ${advice}`,
		})),
	),
);
const guides: Shown[] = ['README.md', 'workflows/README.md', ...filesIn('docs', '.md')]
	.filter((file) => !ENGINEERING.test(file))
	.map((file) => ({ where: file, text: read(file) }));
const notes: Shown[] = filesIn('workflows', '.json').map((file) => ({
	where: file,
	text: read(file),
}));

test.each([
	['panels', panels, 500],
	['nodes', aboutNodes, 4],
	['messages', messages, 120],
	['guides', guides, 12],
	['example workflows', notes, 15],
])('no dropped word is in the texts of %s', (_name, shown, least) => {
	expect(shown.length).toBeGreaterThanOrEqual(least);
	const found = shown.flatMap(({ where, text }) =>
		DROPPED.flatMap(([dropped, instead]) => {
			const word = dropped.exec(text)?.[0];
			return word === undefined ? [] : [`${where}: "${word}" is now ${instead}`];
		}),
	);
	expect(found).toEqual([]);
});

test('what may be billed says so', () => {
	const billed = texts.filter(({ where, choice }) => {
		return (
			/^AutoGrab > Operation > (Value|Rate|Forecast|Generate|Request|Create Claim|Decide|Get by)/.test(
				where,
			) && choice
		);
	});
	expect(billed.length).toBeGreaterThanOrEqual(13);
	expect(
		billed.filter(({ choice }) => !/ may bill each .+\.$/.test(choice?.description ?? '')),
	).toEqual([]);
});

/** Functions that put the name of a field before what is wrong with it. */
const NAMES_A_FIELD =
	/\b(?:fieldValue|requireField|requireText|readUrl|readJsonObject|sessionKeyOf)\(\s*((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g;

test('a message names a field as its panel does', () => {
	const shown = new Set(texts.map(({ property }) => property?.displayName));
	const named = filesIn('nodes', '.ts').flatMap((file) =>
		[...read(file).matchAll(NAMES_A_FIELD)].flatMap(([, given]) =>
			[...given.matchAll(/'([A-Z][^']*)'(?=\s*(?:,|$))/g)].map(([, name]) => ({ file, name })),
		),
	);
	expect(named.length).toBeGreaterThanOrEqual(20);
	expect(named.filter(({ name }) => !shown.has(name))).toEqual([]);
});
