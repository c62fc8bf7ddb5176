import type { INodeParameters } from 'n8n-workflow';

import { actions, newSession, usePaveActions } from '../support/paveActions';
import { startReceiver, type Receiver } from '../support/receiver';

/** What comes back instead of PAVE's own answer: a redirect, a page of a gateway, more than anybody sends. */

usePaveActions();

let other: Receiver;
beforeAll(async () => (other = await startReceiver()));
beforeEach(() => other.reset());
afterAll(async () => await other.close());

const url = 'https://crm.example.com/hook';
const event = 'SESSION:COMPLETE';
const photos = { photo: [{ label: 'Left', url: 'https://photos.example.com/left.jpg' }] };
/** A way of calling each kind of request. */
const calls: Array<[resource: string, operation: string, parameters: INodeParameters]> = [
	['session', 'create', {}],
	['session', 'get', { sessionKey: 'DMO-1' }],
	['session', 'delete', { sessionKey: 'DMO-1' }],
	['session', 'getResults', { sessionKey: 'DMO-1' }],
	['session', 'resendSms', { sessionKey: 'DMO-1' }],
	['callback', 'create', { event, url }],
	['callback', 'update', { event, updateFields: { url } }],
	['callback', 'delete', { event }],
	['hotspot', 'sendPhotos', { sessionKey: 'DMO-1', photos }],
];

describe.each([301, 302, 303, 307, 308])('a redirect with %i', (status) => {
	test.each(calls)('is not followed by %s %s', async (resource, operation, parameters) => {
		const redirect = { kind: 'redirect', status, location: other.url, times: 'always' } as const;
		await actions.vendor.addFault(redirect);
		const shown = await actions.failure(resource, operation, parameters);
		const { host } = new URL(other.url);
		expect(shown.message).toBe(
			`The Base URL does not lead to PAVE itself: it redirects to ${host} (${status})`,
		);
		expect(shown.description).toMatch(/^Open the PAVE credential and correct the Base URL\./);
		expect(other.requests).toEqual([]);
		expect(await actions.vendor.callbacks()).toEqual([]);
	});
});

const HTML = { headers: { 'content-type': 'text/html' }, body: '<html>503</html>' };

describe('503', () => {
	test.each([
		['a page', HTML],
		['JSON of a gateway', { body: { error: 'upstream request timeout' } }],
		["a gateway's message", { body: { message: 'Service Unavailable' } }],
		['a time-out of a gateway', { body: { message: 'Endpoint request timed out' } }],
		['nothing', { body: '' }],
	])('%s after PAVE has acted: a session is made once, and that is unclear', async (_, answer) => {
		await actions.vendor.addFault({
			method: 'POST',
			kind: 'act-then-status',
			status: 503,
			...answer,
		});
		const shown = await actions.failure('session', 'create');
		expect(shown.message).toBe('PAVE has a problem right now (error 503)');
		expect(shown.description).toMatch(
			/^It is not known whether PAVE did what was asked: look there before you repeat it/,
		);
		expect(await actions.vendor.sessions()).toHaveLength(1);
	});

	test('a page after PAVE has acted: an SMS goes out once', async () => {
		const sessionKey = await newSession('IDLE');
		const fault = { method: 'POST', kind: 'act-then-status', status: 503, ...HTML } as const;
		await actions.vendor.addFault(fault);
		const shown = await actions.failure('session', 'resendSms', { sessionKey });
		expect(shown.description).toMatch(/^It is not known whether PAVE did what was asked/);
		expect(await actions.vendor.requests({ method: 'POST' })).toHaveLength(1);
	});

	test("in PAVE's own form nothing was done, and the call is repeated", async () => {
		const body = { message: 'Down for maintenance.' };
		await actions.vendor.addFault({ method: 'POST', kind: 'status', status: 503, body });
		await actions.run('session', 'create');
		expect(await actions.vendor.sessions()).toHaveLength(1);
	});
});

describe('an answer is never filled up with what was asked for', () => {
	test.each([
		['create', { event, url }, {}],
		['create', { event, url }, { data: {} }],
		['create', { event, url }, { message: 'Welcome' }],
		['update', { event, updateFields: { url } }, { message: 'Welcome' }],
	])('callback %s %j, answered with %j', async (operation, parameters, body) => {
		if (operation === 'update') await actions.run('callback', 'create', { event, url });
		await actions.vendor.addFault({
			method: operation === 'create' ? 'POST' : 'PUT',
			kind: 'body',
			body,
		});
		const shown = await actions.failure('callback', operation, parameters);
		expect(shown.message).toBe('PAVE answered without the callback');
		expect(shown.description).toMatch(/^It is not known whether PAVE did what was asked\./);
	});
});

test('an answer that would fill the memory is read only in part', async () => {
	const sessionKey = await newSession('COMPLETE');
	await actions.vendor.addFault({ kind: 'huge', times: 'always' });
	const shown = await actions.failure('session', 'get', { sessionKey });
	expect(shown.message).toBe('The answer did not come from PAVE, or was cut off');
});

test('hotspot photos whose fate is not told: look at the results first', async () => {
	const sessionKey = await newSession('IDLE');
	await actions.vendor.addFault({ method: 'POST', kind: 'body', body: { data: null } });
	const shown = await actions.failure('hotspot', 'sendPhotos', { sessionKey, photos });
	expect(shown.message).toBe('PAVE did not say what became of the photos');
	expect(shown.description).toBe('Look at the hotspot results before you send the photos again.');
});
