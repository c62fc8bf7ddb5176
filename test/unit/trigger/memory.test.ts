import { canTravel, recall, remember } from '../../../nodes/shared/trigger/memory';

const keys = { secret: 'api secret', key: 'api key' };
const raw = {
	event: 'X',
	url: 'https://crm.example.com/hook?t=1',
	headers: '{"X-CRM":"their secret"}',
	payload: null,
	unknown: [1, { two: '𝟚' }],
};
const registration = { id: 'X', place: 'X', url: raw.url, content: {}, raw };

test('a displaced registration comes back value by value, whatever it holds', () => {
	expect(recall(keys, remember(keys, registration))).toEqual({
		host: 'crm.example.com',
		former: raw,
	});
});

test('it travels as a header: ASCII only, and nothing of it can be read but the host', () => {
	const memory = remember(keys, registration);
	expect(memory).toMatch(/^[\w.-]+$/);
	expect(Buffer.from(memory.replaceAll('.', ''), 'base64url').toString('latin1')).not.toMatch(
		/secret|hook/,
	);
});

test.each([
	['another secret', { ...keys, secret: 'regenerated' }],
	['another API key', { ...keys, key: 'other account' }],
])('with %s it cannot be opened, but still names the host', (_name, others) => {
	expect(recall(others, remember(keys, registration))).toEqual({ host: 'crm.example.com' });
});

test.each(['', '.', 'a.b', 'no memory at all', '....', 'Y3Jt.AA.AA.AA'])(
	'%p is no memory and does no harm',
	(text) => {
		expect(recall(keys, text).former).toBeUndefined();
	},
);

test('an altered one does not open', () => {
	const memory = remember(keys, registration);
	const at = memory.length - 3;
	const altered = memory.slice(0, at) + (memory[at] === 'A' ? 'B' : 'A') + memory.slice(at + 1);
	expect(recall(keys, altered).former).toBeUndefined();
});

test('what is too long for a header does not travel', () => {
	expect(canTravel(remember(keys, registration))).toBe(true);
	const long = { ...registration, raw: { ...raw, payload: { note: 'x'.repeat(4_000) } } };
	expect(canTravel(remember(keys, long))).toBe(false);
});
