import type { INodeParameters } from 'n8n-workflow';

import { actions, useAutoGrabActions } from '../support/autoGrabActions';
import { startReceiver, type Receiver } from '../support/receiver';

/** What comes back instead of AutoGrab's own answer: a redirect, a page of a gateway, more than anybody sends. */

useAutoGrabActions();

let other: Receiver;
beforeAll(async () => (other = await startReceiver()));
beforeEach(() => other.reset());
afterAll(async () => await other.close());

const vin = 'JM0KF4WLA00123456';
const webhookId = '3f1c9d52-7a64-4c0e-9b1d-2e58f7a0c611';
const by = { mode: 'id', value: webhookId, __rl: true };
const webhook = { name: 'CRM', endpoint: 'https://crm.example.com/h', events: ['recapture_new'] };

/** A way of calling each kind of request. */
const calls: Array<[resource: string, operation: string, parameters: INodeParameters]> = [
	['vehicle', 'getByVin', { vin }],
	['valuation', 'predictByVin', { vin, kms: '50000' }],
	['webhook', 'create', webhook],
	['webhook', 'delete', { webhookId: by }],
	['webhook', 'getAll', {}],
	['recapture', 'upload', {}],
	['certificate', 'generate', { certificateType: 'ppsr', registration: 'QRS45T', state: 'QLD' }],
];

describe.each([301, 302, 303, 307, 308])('a redirect with %i', (status) => {
	test.each(calls)('is not followed by %s %s', async (resource, operation, parameters) => {
		const redirect = { kind: 'redirect', status, location: other.url, times: 'always' } as const;
		await actions.vendor.addFault(redirect);
		const shown = await actions.failure(resource, operation, parameters, [{ rego: 'XYZ12Q' }]);
		const { host } = new URL(other.url);
		expect(shown.message).toContain(
			`The Base URL does not lead to AutoGrab itself: it redirects to ${host} (${status})`,
		);
		expect(shown.description).toContain('Open the AutoGrab credential and correct the Base URL.');
		expect(other.requests).toEqual([]);
	});
});

const valuations = async () =>
	(await actions.vendor.requests({ method: 'POST', path: '/v2/valuations' })).length;

describe('503', () => {
	test.each([
		['a page', { headers: { 'content-type': 'text/html' }, body: '<html>503</html>' }],
		['JSON of a gateway', { body: { message: 'Service Unavailable' } }],
		['nothing', { body: '' }],
	])(
		'%s after AutoGrab has acted: a car is valued once, and that is unclear',
		async (_, answer) => {
			await actions.vendor.addFault({
				method: 'POST',
				kind: 'act-then-status',
				status: 503,
				...answer,
			});
			const shown = await actions.failure('valuation', 'predictByVin', { vin, kms: '50000' });
			expect(shown.message).toBe('AutoGrab has a problem right now (error 503)');
			expect(shown.description).toMatch(
				/^It is not known whether AutoGrab did what was asked: look there before you repeat it/,
			);
			expect(await valuations()).toBe(1);
		},
	);

	test('rows of an upload that a gateway answered so are not called refused', async () => {
		const body = { message: 'Service Unavailable' };
		const fault = { method: 'POST', kind: 'act-then-status', status: 503, body } as const;
		await actions.vendor.addFault(fault);
		const shown = await actions.failure('recapture', 'upload', {}, [{ rego: 'XYZ12Q' }]);
		expect(shown.description).toMatch(/Not known whether they arrived/);
		expect(await actions.vendor.uploads()).toHaveLength(1);
	});

	test("in AutoGrab's own form nothing was done, and the call is repeated", async () => {
		const body = { error: true, message: 'Not now' };
		await actions.vendor.addFault({ method: 'POST', kind: 'status', status: 503, body });
		await actions.run('valuation', 'predictByVin', { vin, kms: '50000' });
		expect(await valuations()).toBe(2);
	});
});

test('an answer that would fill the memory is read only in part', async () => {
	await actions.vendor.addFault({ kind: 'huge', times: 'always' });
	const shown = await actions.failure('vehicle', 'getByVin', { vin });
	expect(shown.message).toBe('The answer did not come from AutoGrab, or was cut off');
});

test.each(['.', '..', '%2e%2e', 'a/../b'])('the ID %s does not lead elsewhere', async (id) => {
	const held = (await actions.vendor.webhooks()).length;
	await actions.failure('vehicle', 'get', { vehicleId: { mode: 'id', value: id, __rl: true } });
	await actions.failure('webhook', 'delete', { webhookId: { ...by, value: id } });
	expect(await actions.vendor.requests()).toEqual([]);
	expect(await actions.vendor.webhooks()).toHaveLength(held);
});
