import { eventsIn } from '../../../nodes/shared/delivery/body';

const nested = (depth: number): object => {
	let value: object = {};
	for (let level = 0; level < depth; level++) value = { inner: value };
	return { event: 'X', value };
};

test.each([
	['an object', { event: 'X' }, [{ event: 'X' }]],
	['a list of objects', [{ event: 'X' }, { event: 'Y' }], [{ event: 'X' }, { event: 'Y' }]],
	['a list of something else', ['X'], undefined],
	['an empty list', [], undefined],
	['a text', 'X', undefined],
	['levels as many as no vendor sends', nested(100), [nested(100)]],
])('%s', (_name, body, expected) => {
	expect(eventsIn({ body })).toEqual(expected);
});

test('levels as many as no execution could be stored with are refused', () => {
	// Jest cannot print as deep an object.
	expect(typeof eventsIn({ body: nested(10_000) })).toBe('undefined');
});

const EVENT = { event: 'X', text: 'a + b & c' };
const json = JSON.stringify(EVENT);
const bytes = (text: string) => Buffer.from(text);

/** What n8n hands over for each content type. */
test.each([
	['JSON', EVENT, json, 'application/json; charset=utf-8'],
	['text', json, json, 'text/plain'],
	['nothing that n8n reads', undefined, json, 'application/vnd.api+json'],
	['no type at all', {}, json, ''],
	['a form, although it is JSON', { [json]: '' }, json, 'application/x-www-form-urlencoded'],
	['XML, although it is JSON', { html: {} }, json, 'application/xml'],
	['text with a byte order mark', `\ufeff${json}`, `\ufeff${json}`, 'text/plain'],
	[
		'the one field of a form',
		{ payload: json },
		`payload=${encodeURIComponent(json)}`,
		'application/x-www-form-urlencoded',
	],
])('JSON sent as %s is read as it is', (_name, body, raw, contentType) => {
	expect(eventsIn({ body, rawBody: bytes(raw), contentType })).toEqual([EVENT]);
});

test.each([
	['a form of several fields', { event: 'X', status: 'Y' }, 'event=X&status=Y'],
	['a form of one field that is no JSON', { event: 'X' }, 'event=X'],
	['half of JSON', '{"event', '{"event'],
	[
		'levels as many as no execution could be stored with',
		{},
		`{"a":${'['.repeat(9_000)}${']'.repeat(9_000)}}`,
	],
])('%s is refused, never handed on damaged', (_name, body, raw) => {
	const contentType = 'application/x-www-form-urlencoded';
	expect(eventsIn({ body, rawBody: bytes(raw), contentType })).toBeUndefined();
});
