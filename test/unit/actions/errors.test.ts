import { NodeApiError, type INode } from 'n8n-workflow';

import {
	MASK,
	apiError,
	asNodeError,
	describeClockSkew,
	isTransient,
	mask,
	maskText,
	operationError,
	vendorMessage,
} from '../../../nodes/shared/errors';

const node: INode = {
	id: '1',
	name: 'Node',
	type: 'example',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

describe('error texts', () => {
	test('are exactly the given ones, whatever n8n would make of the status or the words', () => {
		for (const [status, message] of [
			[404, 'Session DMO-1 cannot be found.'],
			[503, 'ETIMEDOUT while reading ENOENT'],
			[undefined, 'PERMISSION: EPERM'],
		] as const) {
			const error = apiError(node, status, { message, description: 'Do this next.' });
			expect(error).toMatchObject({ message, description: 'Do this next.' });
			expect(error.httpCode).toBe(status === undefined ? null : String(status));
			expect(operationError(node, { message }).message).toBe(message);
		}
	});

	test('hold no secret', () => {
		const error = apiError(node, 400, {
			message: 'Endpoint https://n8n.example.com/webhook/1?token=abc123&x=1 is invalid',
			description: 'Authorization: Bearer abc.def-123 was sent with api_key=3f1c2a54',
		});
		expect(error.message).toBe(
			`Endpoint https://n8n.example.com/webhook/1?token=${MASK}&x=1 is invalid`,
		);
		expect(error.description).not.toMatch(/abc\.def|3f1c2a54/);
	});

	test('asNodeError keeps a node error and wraps anything else', () => {
		const known = apiError(node, 400, { message: 'Known' });
		expect(asNodeError(node, known)).toBe(known);
		const fault = asNodeError(node, new TypeError('x is undefined'));
		expect(fault.message).toBe('The node ran into a fault of its own: x is undefined');
		expect(fault.description).toMatch(/^Run it again once\. If it comes back, report it/);
		expect(asNodeError(node, 'text').message).toBe('The node ran into a fault of its own: text');
	});
});

describe('isTransient', () => {
	test.each([429, 500, 502, 503, 504])('status %i is', (status) => {
		expect(isTransient(apiError(node, status, { message: 'x' }))).toBe(true);
	});

	test.each([200, 400, 401, 403, 404, 409, 422])('status %i is not', (status) => {
		expect(isTransient(apiError(node, status, { message: 'x' }))).toBe(false);
	});

	test('connection failures are, wrapped by n8n or not; anything else is not', () => {
		const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
		expect(isTransient(refused)).toBe(true);
		expect(isTransient(new NodeApiError(node, refused as never))).toBe(true);
		expect(isTransient(Object.assign(new Error('x'), { code: 'ERR_INVALID_URL' }))).toBe(false);
		for (const other of [undefined, null, 'ECONNREFUSED', 5, {}, new Error('ECONNREFUSED')]) {
			expect(isTransient(other)).toBe(false);
		}
	});
});

describe('mask', () => {
	test('hides header values, keys and tokens at any depth, and nothing else', () => {
		const body = {
			api_key: 'k',
			data: [
				{
					event: 'E',
					url: 'https://x.example/hook?a=1&token=abc',
					headers: { Authorization: 'Bearer abc', 'X-Count': 5 },
					payload: { source: 'PAVE', tokens: 3, key: 'lead' },
				},
				{
					headers: [{ name: 'X-Key', value: 'abc' }],
					endpoint: 'https://x.example/?token=abc#top',
				},
				{ headers: '{"Authorization":"Bearer abc"}', list: [null, 1, true] },
			],
		};
		const before = structuredClone(body);
		expect(mask(body)).toEqual({
			api_key: MASK,
			data: [
				{
					event: 'E',
					url: `https://x.example/hook?a=1&token=${MASK}`,
					headers: { Authorization: MASK, 'X-Count': MASK },
					payload: { source: 'PAVE', tokens: 3, key: 'lead' },
				},
				{
					headers: [{ name: 'X-Key', value: MASK }],
					endpoint: `https://x.example/?token=${MASK}#top`,
				},
				{ headers: MASK, list: [null, 1, true] },
			],
		});
		expect(body).toEqual(before);
	});

	test.each([
		['?token=abc', `?token=${MASK}`],
		['Bearer eyJ.a-b_c=', `Bearer ${MASK}`],
		['"api_key":"3f1c"', `"api_key":"${MASK}"`],
		['API-Key: 3f1c, x', `API-Key: ${MASK}, x`],
		['sec_a1b2c3d4', `sec_${MASK}`],
		['Your API Key does not have callback setting', 'Your API Key does not have callback setting'],
		['the token has expired', 'the token has expired'],
	])('text %j becomes %j', (text, masked) => expect(maskText(text)).toBe(masked));
});

describe('vendorMessage', () => {
	test.each([
		[{ message: ' Not found ' }, 'Not found'],
		[{ error: true, message: 'Invalid Region' }, 'Invalid Region'],
		[{ error: 'Bad key' }, 'Bad key'],
		[{ error: { message: 'Bad key' } }, 'Bad key'],
		[
			{ message: 'Invalid.', errors: { a: ['A is bad.'], b: 'B is bad.' } },
			'Invalid. A is bad. B is bad.',
		],
		[{ errors: [{ x: 'X is bad.' }] }, undefined],
		[{ message: '' }, undefined],
		[{}, undefined],
		[null, undefined],
		['<html>', undefined],
	])('%j says %j', (body, text) => expect(vendorMessage(body)).toBe(text));
});

describe('describeClockSkew', () => {
	const now = Date.parse('2024-03-11T14:00:00Z');
	const skew = (seconds: number) =>
		describeClockSkew(new Date(now - seconds * 1000).toUTCString(), now, 'X');

	test.each([
		[7 * 60, 'This server is 7 minutes ahead of X.'],
		[-61, 'This server is 1 minute behind X.'],
		[3 * 3600, 'This server is 3 hours ahead of X.'],
		[-5 * 86400, 'This server is 5 days behind X.'],
		[59, undefined],
		[0, undefined],
	])('%i seconds: %s', (seconds, text) => expect(skew(seconds)).toBe(text));

	test('says nothing without a usable header', () => {
		expect(describeClockSkew(undefined, now, 'X')).toBeUndefined();
		expect(describeClockSkew('soon', now, 'X')).toBeUndefined();
	});
});
