import { readExample } from '../../tools/workflows/files';
import { type Pair, pairs } from '../../tools/workflows/generate';
import { CHANGE } from './support/storyBodies';
import { type Held, type Theatre, type Told, openTheatre } from './support/targetStory';

/** Targets that keep a record; the others get a message each time. */
const KEEPS = /-to-(google-sheets|salesforce|hubspot|zoho|airtable|dataverse)$/;
/** Targets whose login grows old. */
const REFRESHES = /-to-(google-sheets|gmail|salesforce|zoho|teams|dataverse)$/;

/** What came of each, or why it did not come to its end. */
const told = new Map<string, Error | Told>();
let theatre: Theatre;

beforeAll(async () => {
	theatre = await openTheatre();
	const waiting = [...pairs];
	// A few at a time: what waits for a second try leaves n8n free for others.
	const lane = async () => {
		for (let pair = waiting.shift(); pair !== undefined; pair = waiting.shift()) {
			const story = theatre.play(pair, readExample(pair.file));
			told.set(pair.file, await story.catch((error: Error) => error));
		}
	};
	await Promise.all([lane(), lane(), lane(), lane(), lane()]);
});
afterAll(async () => {
	await theatre?.close();
});

const cases = pairs.map((pair): [string, Pair] => [pair.file, pair]);

describe.each(cases)('%s', (file, { event }) => {
	const story = () => {
		const found = told.get(file);
		if (found === undefined) throw new Error(`${file} was not played`);
		if (found instanceof Error) throw found;
		return found;
	};
	const isPave = event.key === 'session_key';
	/** Everything that the target keeps, as one text. */
	const textOf = ({ records, messages, rows }: Held) => JSON.stringify([records, messages, rows]);
	const count = ({ records, messages, rows }: Held) =>
		KEEPS.test(file) ? records.length + rows.length : messages.length;

	test('a new event becomes one record, with what it says', () => {
		const { first, failures } = story();
		expect(failures).toEqual([]);
		expect(count(first)).toBe(1);
		const text = textOf(first);
		for (const value of isPave
			? ['2020 Honda ODYSSEY', '100']
			: ['Jordan Example', '2020 Mazda CX-5']) {
			expect(text).toContain(value);
		}
	});

	test('the same event again changes nothing', () => {
		const { first, again } = story();
		expect(again).toEqual(first);
	});

	test('a changed event updates that record, after one answer of 429', () => {
		const { first, changed } = story();
		expect(count(changed)).toBe(KEEPS.test(file) ? 1 : count(first) + 1);
		expect(textOf(changed)).not.toBe(textOf(first));
		const change = isPave ? CHANGE.pave : CHANGE.autoGrab;
		expect(textOf(changed)).toMatch(change);
	});

	test('next to nothing is known, and a record comes of it all the same', () => {
		const { changed, sparse, bodies } = story();
		expect(count(sparse)).toBe(count(changed) + 1);
		if (KEEPS.test(file)) expect(textOf(sparse)).toContain(bodies.keys[0]);
	});

	test('what is refused is shown, and nothing else ever was', () => {
		const { refusal, refused } = story();
		expect(refusal).not.toBe('');
		expect(refused).toEqual([]);
	});

	test('an old login is renewed', () => {
		expect(story().refreshed > 0).toBe(REFRESHES.test(file));
	});
});

test('nothing left this machine', () => {
	expect(theatre.standIns.strangers).toEqual([]);
});
