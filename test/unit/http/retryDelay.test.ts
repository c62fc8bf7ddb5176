import fc from 'fast-check';

import { LONGEST_WAIT, retryDelay, type Attempt } from '../../../nodes/shared/http/retryDelay';

const NOW = Date.parse('2024-03-11T14:00:00Z');
const attempt = (changes: Partial<Attempt> = {}): Attempt => ({
	retries: 0,
	refused: false,
	repeatable: 'safe',
	now: NOW,
	random: 0.5,
	...changes,
});

describe('whether a call is repeated', () => {
	test.each([429, 502, 503, 504, undefined])('safe: after %s it is', (status) => {
		expect(retryDelay(attempt({ status }))).toBeGreaterThan(0);
	});

	test.each([200, 301, 400, 401, 403, 404, 409, 422, 500, 501])('safe: after %i not', (status) => {
		expect(retryDelay(attempt({ status }))).toBeUndefined();
	});

	test.each([429, 502, 503, 504, undefined])(
		'refused: after %s only if it says that nothing was done',
		(status) => {
			const once = { status, repeatable: 'refused' } as const;
			expect(retryDelay(attempt({ ...once, refused: true }))).toBeGreaterThan(0);
			expect(retryDelay(attempt(once))).toBeUndefined();
		},
	);

	test('ends, and is more patient with a rate limit', () => {
		const most = (status?: number) =>
			Array.from({ length: 20 }, (_, retries) =>
				retryDelay(attempt({ retries, status })),
			).findIndex((delay) => delay === undefined);
		expect([most(503), most(), most(429)]).toEqual([3, 3, 7]);
	});
});

describe('how long it waits', () => {
	test('longer each time, with jitter', () => {
		const delays = [0, 1, 2].map((retries) => retryDelay(attempt({ retries, status: 503 })));
		expect(delays).toEqual([300, 600, 1200]);
		expect(retryDelay(attempt({ status: 503, random: 0 }))).toBe(200);
		expect(retryDelay(attempt({ status: 503, random: 0.999 }))).toBe(400);
	});

	const asked = (status: number, headers: Attempt['headers'], random = 0) =>
		retryDelay(attempt({ status, headers, random }));

	test('Retry-After in seconds', () => {
		expect(asked(429, { 'retry-after': '2' })).toBe(2_000);
		expect(asked(503, { 'retry-after': '3' }, 0.5)).toBe(3_050);
	});

	test('Retry-After as a date, by the clock of the other side', () => {
		const until = new Date(NOW + 5_000).toUTCString();
		expect(asked(503, { 'retry-after': until })).toBe(5_000);
		const theirNow = new Date(NOW + 2_000).toUTCString();
		expect(asked(503, { 'retry-after': until, date: theirNow })).toBe(3_000);
	});

	test('Rate-Limit-Reset in epoch seconds, only for 429', () => {
		const headers = { 'rate-limit-reset': String(NOW / 1000 + 4) };
		expect(asked(429, headers)).toBe(4_000);
		expect(asked(503, headers)).toBe(200);
		const behind = { ...headers, date: new Date(NOW + 3_000).toUTCString() };
		expect(asked(429, behind)).toBe(1_000);
	});

	test.each([
		'retry-after',
		'ratelimit-reset',
		'rate-limit-reset',
		'x-ratelimit-retry-after',
		'x-ratelimit-reset',
		'x-rate-limit-reset',
	])('%s as seconds, as a moment in seconds or milliseconds, and as a date', (name) => {
		const until = NOW + 4_000;
		const spellings = [
			'4',
			'4.0',
			String(until / 1000),
			String(until),
			new Date(until).toISOString(),
		];
		for (const value of [...spellings, new Date(until).toUTCString()]) {
			expect([value, asked(429, { [name]: value })]).toEqual([value, 4_000]);
		}
	});

	test('what cannot be understood, and a wait that is over, count as not said', () => {
		const over = ['0', '0.0', String(NOW / 1000 - 30), new Date(NOW - 9_000).toUTCString()];
		for (const value of ['soon', '', '-5', 'NaN', '1e3', ...over]) {
			expect([value, asked(429, { 'retry-after': value })]).toEqual([value, 200]);
			expect([value, asked(503, { 'retry-after': value })]).toEqual([value, 200]);
			expect([value, asked(429, { 'retry-after': value, 'rate-limit-reset': value })]).toEqual([
				value,
				200,
			]);
		}
		expect(asked(429, { 'retry-after': '0', 'ratelimit-reset': '3' })).toBe(3_000);
	});

	test('never negative, never longer than the cap', () => {
		fc.assert(
			fc.property(
				fc.nat(10),
				fc.constantFrom(429, 502, 503, 504, undefined),
				fc.oneof(fc.string(), fc.integer().map(String), fc.date().map(String)),
				fc.integer(),
				fc.double({ min: 0, max: 0.999, noNaN: true }),
				(retries, status, retryAfter, reset, random) => {
					const headers = { 'retry-after': retryAfter, 'rate-limit-reset': String(reset) };
					const delay = retryDelay(attempt({ retries, status, headers, random })) ?? 0;
					expect(delay).toBeGreaterThanOrEqual(0);
					expect(delay).toBeLessThanOrEqual(LONGEST_WAIT);
				},
			),
		);
	});
});
