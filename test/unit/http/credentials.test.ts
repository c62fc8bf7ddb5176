import { createHmac } from 'node:crypto';

import type { IHttpRequestOptions } from 'n8n-workflow';

import { AutoGrabApi } from '../../../credentials/AutoGrabApi.credentials';
import { PaveApi } from '../../../credentials/PaveApi.credentials';

const pave = {
	username: 'exampleaccount',
	apiKey: '3f1c2a54-0d6e-4b7a-9c11-5e8f7a6b4d20',
	apiSecret: 'example-secret-do-not-use',
	baseUrl: 'https://openapi.paveapi.com',
};

const sign = async (options: object, credential: object = pave) =>
	await new PaveApi().authenticate({ ...pave, ...credential }, options as IHttpRequestOptions);

afterEach(() => jest.useRealTimers());

describe('PAVE', () => {
	test("signs like the reference's test vector", async () => {
		jest.useFakeTimers({ now: Date.parse('2021-05-30T12:49:19.987Z') });
		const { headers } = await sign({ url: '/v1/callbacks' });
		expect(headers).toEqual({
			'API-Key': pave.apiKey,
			'API-Timestamp': '2021-05-30T12:49:19Z',
			'API-Token': '34a020e7955a0172f77ade0785088a92c9e40547404af5f4f04a1830cd9d3553',
		});
	});

	test('signs each request afresh, with the timestamp it sends', async () => {
		jest.useFakeTimers({ now: Date.parse('2024-01-01T00:00:00Z') });
		const first = await sign({ url: '/v1/callbacks' });
		jest.setSystemTime(Date.parse('2024-01-01T00:00:01Z'));
		const second = await sign({ url: '/v1/callbacks' });
		expect(second.headers?.['API-Token']).not.toBe(first.headers?.['API-Token']);
		const message = `${pave.username}:${pave.apiKey}@2024-01-01T00:00:01Z`;
		expect(second.headers?.['API-Token']).toBe(
			createHmac('sha256', pave.apiSecret).update(message).digest('hex'),
		);
	});

	test.each([
		{ url: '/v2/capture/sessions/A/resend' },
		{ url: 'https://openapi.paveapi.com/v2/capture/sessions/A/resend' },
		{ baseURL: 'https://openapi.paveapi.com/', url: 'v2/capture/sessions/A/resend' },
		{ uri: 'https://openapi.paveapi.com/v2/capture/sessions/A/resend' },
		{ baseURL: 'https://proxy.example.com/pave', url: '/v2/capture/x' },
	])('uses the access token alone for %j', async (options) => {
		const { headers } = await sign(options);
		expect(headers).toEqual({ 'API-Access-Token': pave.apiKey });
	});

	test.each([{ url: '/v1/sessions/v2/notes' }, { url: '/v1/callbacks?next=/v2/' }])(
		'signs %j, whose version is 1',
		async (options) => expect((await sign(options)).headers).toHaveProperty('API-Token'),
	);

	test('keeps the headers that are there', async () => {
		const { headers } = await sign({ url: '/v1/callbacks', headers: { Accept: 'text/plain' } });
		expect(headers).toMatchObject({ Accept: 'text/plain', 'API-Key': pave.apiKey });
	});

	test('does not mind blanks around pasted values', async () => {
		jest.useFakeTimers({ now: Date.parse('2021-05-30T12:49:19Z') });
		const { headers } = await sign(
			{ url: '/v1/callbacks' },
			{
				username: ` ${pave.username}\n`,
				apiKey: `\t${pave.apiKey} `,
				apiSecret: ` ${pave.apiSecret} `,
			},
		);
		expect(headers?.['API-Token']).toBe(
			'34a020e7955a0172f77ade0785088a92c9e40547404af5f4f04a1830cd9d3553',
		);
	});
});

describe('addresses, for both credentials', () => {
	const autoGrab = async (options: object, baseUrl: string) =>
		await new AutoGrabApi().authenticate(
			{ apiKey: ' sec_example ', region: 'nz', baseUrl },
			options as IHttpRequestOptions,
		);
	const target = ({ baseURL, url }: IHttpRequestOptions) => `${baseURL ?? ''}${url}`;

	test.each([
		['/v2/webhooks', 'https://api.autograb.com.au'],
		['v2/webhooks', 'https://api.autograb.com.au/'],
		['/v2/webhooks', ' https://api.autograb.com.au// '],
		['/v2/webhooks', ''],
		['https://api.autograb.com.au//v2/webhooks', 'https://other.example.com'],
	])('%j with the base URL %j', async (url, baseUrl) => {
		const options = await autoGrab({ url }, baseUrl);
		expect(target(options)).toBe('https://api.autograb.com.au/v2/webhooks');
		expect(options.headers).toEqual({ ApiKey: 'sec_example' });
	});

	test("cleans the base URL of n8n's own credential test", async () => {
		const options = await autoGrab(
			{ baseURL: 'https://api.autograb.com.au/ ', url: '/v2/webhooks' },
			'https://api.autograb.com.au/ ',
		);
		expect(target(options)).toBe('https://api.autograb.com.au/v2/webhooks');
		const empty = await autoGrab({ baseURL: '', url: '/v2/webhooks' }, '');
		expect(target(empty)).toBe('https://api.autograb.com.au/v2/webhooks');
	});

	test('leaves a foreign absolute address alone', async () => {
		const options = await sign({ url: 'https://hooks.example.com//a//b?x=//y' });
		expect(options.url).toBe('https://hooks.example.com/a//b?x=//y');
		expect(options.baseURL).toBeUndefined();
	});
});

test('each has a test whose rules tell a wrong key from a missing permission', () => {
	const messages = (rules: unknown) =>
		Object.fromEntries(
			(rules as Array<{ properties: Record<string, unknown> }>).map(({ properties }) => [
				String(properties.key ?? properties.value),
				String(properties.message),
			]),
		);
	const autoGrab = messages(new AutoGrabApi().test.rules);
	expect(autoGrab['401']).toMatch(/did not accept the API key/);
	expect(autoGrab['403']).toMatch(/may not use webhooks/);
	expect(autoGrab.error).toBe(autoGrab['403']);
	expect(autoGrab.success).toBe(autoGrab['403']);
	expect(messages(new PaveApi().test.rules)['401']).toMatch(/clock/);
});
