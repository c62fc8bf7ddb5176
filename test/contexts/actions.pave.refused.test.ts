import { actions, usePaveActions } from '../support/paveActions';

usePaveActions();

describe('when PAVE does not want us', () => {
	test.each([{ apiSecret: 'wrong' }, { username: 'someone' }, { apiKey: 'unknown' }])(
		'a wrong credential (%j) is explained',
		async (fields) => {
			actions.use(fields);
			const shown = await actions.failure('callback', 'getAll');
			expect(shown.message).toBe('PAVE does not recognize this account (401)');
			expect(shown.description).toMatch(/^Check in this order: 1\. Account Name/);
			expect(shown.httpCode).toBe('401');
			expect(JSON.stringify(shown)).not.toContain(actions.vendor.credential.apiSecret);
		},
	);

	test('a clock that is off is named', async () => {
		await actions.vendor.setClock({ offsetMs: -7 * 60_000 });
		await actions.vendor.addFault({
			path: '/v1/callbacks',
			kind: 'status',
			status: 401,
			headers: { date: new Date(Date.now() - 7 * 60_000).toUTCString() },
			body: { message: 'Unauthorized.' },
		});
		const shown = await actions.failure('callback', 'getAll');
		expect(shown.description).toMatch(/^This server is 7 minutes ahead of PAVE\./);
	});

	test('an outage is repeated, then told in plain words', async () => {
		await actions.vendor.addFault({ path: '/v1/callbacks', kind: 'drop', times: 2 });
		expect(await actions.run('callback', 'getAll')).toEqual([]);
		actions.use({ baseUrl: 'http://127.0.0.1:9' });
		const shown = await actions.failure('callback', 'getAll');
		expect(shown.message).toBe('PAVE could not be reached (ECONNREFUSED)');
		expect(shown.description).toMatch(/Base URL/);
	});

	test('an answer from somebody else is not taken for PAVE', async () => {
		await actions.vendor.addFault({
			path: '/v1',
			kind: 'body',
			body: '<html>Sign in</html>',
			times: 3,
		});
		const shown = await actions.failure('callback', 'getAll');
		expect(shown.message).toBe('The answer did not come from PAVE, or was cut off');
		expect(shown.description).toMatch(/Base URL/);
	});

	test('pasted blanks and slashes in the credential do no harm', async () => {
		const { username, apiKey, apiSecret, baseUrl } = actions.vendor.credential;
		actions.use({
			username: ` ${username} `,
			apiKey: `${apiKey}\n`,
			apiSecret: ` ${apiSecret}`,
			baseUrl: ` ${baseUrl}// `,
		});
		expect(await actions.run('callback', 'getAll')).toEqual([]);
	});
});
