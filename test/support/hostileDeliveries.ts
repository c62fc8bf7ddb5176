import fc from 'fast-check';

const token = (character: string) => character.repeat(43);

/** What stands where the token should be. */
const secrets = fc.oneof(
	{
		weight: 20,
		arbitrary: fc.constantFrom<string | undefined>(
			undefined,
			'',
			'null',
			'[object Object]',
			'__proto__',
			token('A'),
			`${token('A')},${token('B')}`,
		),
	},
	{ weight: 1, arbitrary: fc.constant('A'.repeat(1_000_000)) },
	{ weight: 20, arbitrary: fc.string() },
	{
		weight: 20,
		arbitrary: fc.string({
			minLength: 43,
			maxLength: 43,
			unit: fc.constantFrom(...'abcXYZ019-_'),
		}),
	},
);

const depth = (levels: number) => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;

/** Bodies that break readers. */
export const hostileBodies = fc.oneof(
	{ weight: 40, arbitrary: fc.json({ maxDepth: 2 }) },
	{
		weight: 40,
		arbitrary: fc.constantFrom(
			'',
			'{',
			'[]',
			'null',
			'"text"',
			'{"event":"SESSION:COMPLETE"',
			'{"__proto__":{"polluted":true},"event":"SESSION:COMPLETE"}',
			'{"constructor":{"prototype":{"polluted":true}},"toString":1,"event":"recapture_new"}',
			'{"event":["SESSION:COMPLETE"]}',
			'{"event":{"toString":null}}',
		),
	},
	{ weight: 1, arbitrary: fc.constantFrom(depth(200), depth(10_000)) },
	{ weight: 1, arbitrary: fc.constant(`[${'{"event":"recapture_new"},'.repeat(9_999)}{}]`) },
);

export const contentTypes = fc.constantFrom(
	'application/json',
	'text/plain',
	'application/x-www-form-urlencoded',
	'multipart/form-data',
	'',
);

/** A delivery that no vendor sent. */
export interface HostileDelivery {
	secret: string | undefined;
	scheme: string;
	/** How often, and in which form, the token is there: twice, or as a list or an object of a query. */
	form: 'once' | 'twice' | 'list' | 'object';
	body: string;
	type: string;
}

/** Deliveries whose token is missing, wrong or not one at all, with bodies and content types of every kind. */
export const hostileDeliveries: fc.Arbitrary<HostileDelivery> = fc.record({
	secret: secrets,
	scheme: fc.constantFrom('Bearer ', 'bearer ', 'Basic ', ''),
	form: fc.constantFrom('once', 'twice', 'list', 'object'),
	body: hostileBodies,
	type: contentTypes,
});

/** `?token=…` in the delivery's form; empty where there is no token. */
export function tokenQuery({ secret, form }: HostileDelivery): string {
	if (secret === undefined) return '';
	const value = encodeURIComponent(secret);
	const forms = {
		once: `?token=${value}`,
		twice: `?token=${value}&token=${value}`,
		list: `?token[]=${value}&token[]=${value}`,
		object: `?token[${value.slice(0, 20)}]=${value}`,
	};
	return forms[form];
}
