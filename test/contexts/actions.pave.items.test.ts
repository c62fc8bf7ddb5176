import { actions, newSession, usePaveActions } from '../support/paveActions';

usePaveActions();

describe('many items', () => {
	const sessionKey = '={{ $json.key }}';

	test('a bad one among good ones: Continue On Fail gives it its own error', async () => {
		const good = await newSession('IDLE');
		const keys = [{ key: good }, { key: 'DMO-0000000000' }, { key: 'not a key' }, { key: good }];
		const items = await actions.run('session', 'get', { sessionKey }, keys, {
			continueOnFail: true,
		});
		expect(items.map(({ json }) => json.session_key ?? json.error)).toEqual([
			good,
			'Session DMO-0000000000 cannot be found. [item 1]',
			'Session Key: "not a key" is not a session key [item 2]',
			good,
		]);
		expect(items[1].json.message).toMatch(/Check the session key/);
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 1, 2, 3].map((item) => ({ item })),
		);
	});

	test('none is lost when PAVE answers 429 above its limit', async () => {
		const key = await newSession('IDLE');
		await actions.vendor.configure({ rateLimitPerSecond: 20, retryAfter: false });
		const items = await actions.run(
			'session',
			'get',
			{ sessionKey },
			Array.from({ length: 60 }, () => ({ key })),
		);
		expect(items).toHaveLength(60);
		const log = await actions.vendor.requests({ path: '/v1/sessions' });
		expect(log.some(({ status }) => status === 429)).toBe(true);
	});
});
