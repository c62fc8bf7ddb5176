import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PaveTrigger } from '../../nodes/Pave/PaveTrigger.node';
import { createN8nHarness } from '../support/n8nContext';
import { actions, publishTrigger, usePaveActions } from '../support/paveActions';

const event = 'SESSION:COMPLETE';
const url = 'https://crm.example.com/hooks/pave';
usePaveActions();

describe('who receives an event today', () => {
	const headers = { Authorization: 'Bearer their-secret' };

	test('Create refuses a taken event and names the host', async () => {
		await actions.vendor.replaceCallback({
			event,
			url: 'https://other.example.com/in?key=1',
			headers,
		});
		await expect(actions.run('callback', 'create', { event, url })).rejects.toMatchObject({
			message: 'PAVE already sends "Session Complete" to other.example.com',
			description: expect.stringMatching(/^Nothing was changed.*Take Over From Another System/),
		});
		expect((await actions.vendor.callbacks())[0].url).toBe('https://other.example.com/in?key=1');
	});

	test.each(['overwrite', 'refuse'] as const)(
		'Create replaces it when told to, and says what was there (second POST: %s)',
		async (secondPost) => {
			await actions.vendor.configure({ secondPost });
			await actions.vendor.replaceCallback({ event, url: 'https://other.example.com/in', headers });
			const [item] = await actions.run('callback', 'create', { event, url, replaceExisting: true });
			expect(item.json).toMatchObject({
				url,
				headers: {},
				replaced: { url: 'https://other.example.com/in', headers: { Authorization: '********' } },
			});
			expect((await actions.vendor.callbacks())[0]).toMatchObject({ url, headers: {} });
		},
	);

	test('two equal upserts in one run do not race', async () => {
		await actions.vendor.configure({ secondPost: 'refuse', latencyMs: 20 });
		const items = await actions.run('callback', 'upsert', { event, url }, [{}, {}]);
		expect(items.map(({ json }) => json.url)).toEqual([url, url]);
		expect(await actions.vendor.requests({ method: 'POST' })).toHaveLength(1);
	});

	test('Create or Update says whom it pushed aside', async () => {
		await actions.vendor.replaceCallback({ event, url: 'https://other.example.com/in' });
		const [item] = await actions.run('callback', 'upsert', { event, url });
		expect(item.json.replaced).toMatchObject({ url: 'https://other.example.com/in' });
	});
});

describe('a published trigger of this n8n', () => {
	const published = async () => await publishTrigger({ events: [event] });
	const attempts: Array<[string, INodeParameters]> = [
		['create', { url, replaceExisting: true }],
		['update', { url }],
		['upsert', { url }],
		['delete', {}],
	];

	test.each(attempts)('%s leaves its callback alone', async (operation, parameters) => {
		const { url: own, stop } = await published();
		const before = await actions.vendor.callbacks();
		await expect(
			actions.run('callback', operation, { event, ...parameters }),
		).rejects.toMatchObject({
			message: '"Session Complete" belongs to a published PAVE Trigger of this n8n',
			description: expect.stringMatching(/Unpublish.*Callback > Repair/),
		});
		expect(await actions.vendor.callbacks()).toEqual(before);
		expect(before[0].url).toBe(own);
		stop();
	});

	test('delete leaves its callback alone also if nobody answers at its address', async () => {
		const { credentials, instanceId } = actions.n8n;
		const webhookBaseUrl = 'http://127.0.0.1:1/webhook';
		const unreachable = createN8nHarness({ credentials, instanceId, webhookBaseUrl });
		await unreachable.hooks(new PaveTrigger(), { events: [event] }).activate();
		const { message } = await actions.failure('callback', 'delete', { event });
		expect(message).toBe('"Session Complete" belongs to a published PAVE Trigger of this n8n');
		expect(await actions.vendor.callbacks()).toHaveLength(1);
	});

	test('what a trigger left behind when nobody listens any more can be deleted', async () => {
		const { stop } = await published();
		stop();
		expect((await actions.run('callback', 'delete', { event }))[0].json).toEqual({ deleted: true });
		expect(await actions.vendor.callbacks()).toEqual([]);
	});
});

describe('an answer that got lost', () => {
	test.each(['act-then-drop', 'act-then-status'] as const)(
		'a deletion whose first answer was lost is "deleted" (%s)',
		async (kind) => {
			const { sessionKey } = await actions.vendor.createSession();
			const status = kind === 'act-then-status' ? { status: 504 } : {};
			await actions.vendor.addFault({ method: 'DELETE', kind, ...status });
			const deleted = await actions.run('session', 'delete', { sessionKey });
			expect(deleted[0].json).toEqual({ deleted: true });
			await actions.vendor.replaceCallback({ event, url });
			await actions.vendor.addFault({ method: 'DELETE', kind, ...status });
			expect((await actions.run('callback', 'delete', { event }))[0].json).toEqual({
				deleted: true,
			});
		},
	);

	test('a session that never was is still not found', async () => {
		await actions.vendor.addFault({ method: 'DELETE', kind: 'status', status: 503 });
		await expect(
			actions.run('session', 'delete', { sessionKey: 'DMO-NONE' }),
		).rejects.toMatchObject({
			message: 'Session DMO-NONE cannot be found.',
		});
	});
});

describe('what cannot be taken back', () => {
	test('nobody is texted while one of the phone numbers cannot work', async () => {
		const parameters = { textLink: true, phone: '={{ $json.phone }}' };
		const rows = [{ phone: '+16475550143' }, { phone: 'call me' }];
		await expect(actions.run('session', 'create', parameters, rows)).rejects.toMatchObject({
			message: 'Phone: "call me" is not a phone number [item 1]',
			description: expect.stringMatching(/none of them was sent/),
		});
		expect(await actions.vendor.requests()).toEqual([]);
	});

	test('an error in the middle names the keys that were made', async () => {
		await actions.vendor.addFault({ method: 'POST', kind: 'status', status: 500, skip: 2 });
		const parameters = { options: { concurrency: 1 } };
		const made = actions.run('session', 'create', parameters, [{}, {}, {}, {}]);
		const error = await made.catch((reason: unknown) => reason as IDataObject);
		const [first, second] = await actions.vendor.sessions();
		expect((error as IDataObject).description).toContain(
			`2 of 4 items were done: item 0 (${first.sessionKey}), item 1 (${second.sessionKey}). Not known whether it was done: item 2. Not started: item 3.`,
		);
	});
});
