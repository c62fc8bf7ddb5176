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
	['levels as many as no execution could be stored with', nested(10_000), undefined],
])('%s', (_name, body, expected) => {
	expect(eventsIn(body, undefined)).toEqual(expected);
});

test('JSON under another content type is read from the raw bytes, and held to the same', () => {
	const raw = (body: unknown) => Buffer.from(JSON.stringify(body));
	expect(eventsIn({}, raw({ event: 'X' }))).toEqual([{ event: 'X' }]);
	expect(eventsIn('{"event', Buffer.from('{"event'))).toBeUndefined();
	const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`;
	expect(eventsIn({}, Buffer.from(`{"event":"X","value":${deep}}`))).toBeUndefined();
});
