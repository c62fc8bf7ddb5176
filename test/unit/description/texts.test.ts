import { AutoGrabTrigger } from '../../../nodes/AutoGrab/AutoGrabTrigger.node';
import { PaveTrigger } from '../../../nodes/Pave/PaveTrigger.node';
import { descriptions, nodes, properties } from './panelTexts';

const offenders = <T extends { where: string }>(list: T[], isWrong: (entry: T) => boolean) =>
	list.filter(isWrong).map(({ where }) => where);

test('there is something to check', () => expect(descriptions.length).toBeGreaterThan(150));

test('every field says what it is for', () => {
	// The selectors explain each choice; a name and a value beside each other explain themselves.
	const obvious = /> (Operation|Resource|Options|Additional Fields|Value|Attribute|Notice)$/;
	expect(
		offenders(
			properties,
			({ where, property }) =>
				property.type !== 'notice' && !property.description && !obvious.test(where),
		),
	).toEqual([]);
});

test('switches say "Whether"', () => {
	const switches = properties.filter(({ property }) => property.type === 'boolean');
	expect(
		offenders(switches, ({ property }) => !property.description?.startsWith('Whether ')),
	).toEqual([]);
});

test('examples are marked as examples', () => {
	const adding = /^(Add|Select) /;
	const { length } = properties.filter(({ property }) => property.placeholder);
	expect(length).toBeGreaterThan(10);
	expect(
		offenders(
			properties,
			({ property: { placeholder } }) =>
				placeholder !== undefined && !/^e\.g\. \S/.test(placeholder) && !adding.test(placeholder),
		),
	).toEqual([]);
});

test('one sentence ends without a full stop, several end with one', () => {
	expect(
		offenders(descriptions, ({ description }) => {
			const several = /[.!?] [A-Z]/.test(description);
			return several !== /[.!?]$/.test(description) || !/^[A-Z\d"]/.test(description);
		}),
	).toEqual([]);
});

test('descriptions are for people who do not program', () => {
	const jargon =
		/\b(payload body|string|boolean|array|null|undefined|endpoint url|http status|regex|enum|HMAC|POST body|API call|node_modules|env(ironment)? var)/i;
	// The callback and webhook operations are about addresses and headers; they have their own words.
	expect(offenders(descriptions, ({ description }) => jargon.test(description))).toEqual([]);
});

test('hints fit where n8n shows them: at most 120 characters', () => {
	const ofFields = properties.flatMap(({ where, property }) => ({ where, hint: property.hint }));
	const ofNodes = nodes.flatMap(({ displayName, hints = [] }) =>
		hints.map(({ message }) => ({ where: displayName, hint: message })),
	);
	expect(offenders([...ofFields, ...ofNodes], ({ hint }) => (hint ?? '').length > 120)).toEqual([]);
});

test('no text is typed carelessly', () => {
	const careless = / {2}|\s$|^\s|\.\.|\bplease\b|\bsimply\b|TODO|[‘’“”]/i;
	expect(offenders(descriptions, ({ description }) => careless.test(description))).toEqual([]);
});

test('names in both vendors and all nodes are the same for the same thing', () => {
	const names = new Map<string, Set<string>>();
	for (const { property } of properties) {
		if (property.type === 'notice') continue;
		names.set(property.name, (names.get(property.name) ?? new Set()).add(property.displayName));
	}
	const shared = [
		'concurrency',
		'deduplicate',
		'events',
		'limit',
		'outputPerEvent',
		'returnAll',
		'simplify',
		'webhookUrl',
	];
	expect(shared.filter((name) => names.get(name)?.size !== 1)).toEqual([]);
});

describe('what a trigger says of itself', () => {
	test.each([new PaveTrigger(), new AutoGrabTrigger()])('%#', ({ description }) => {
		const { activationMessage, eventTriggerDescription, triggerPanel } = description;
		expect(activationMessage).toMatch(/Unpublish/);
		expect(eventTriggerDescription).toMatch(/^Waiting for an event from /);
		expect(triggerPanel).toMatchObject({
			header: expect.any(String),
			executionsHelp: { active: expect.any(String), inactive: expect.stringMatching(/Get Sample/) },
			activationHint: expect.any(String),
		});
	});
});
