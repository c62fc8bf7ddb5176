import type { INodeParameters } from 'n8n-workflow';

import { actions, newSession, usePaveActions } from '../support/paveActions';

/** n8n's own WorkflowExecute repeats the node, as in a workflow with Retry On Fail. */

const rows = [{ theme: 'PRO' }, { theme: 'NO SUCH THEME' }, { theme: 'LITE' }];
const texting: INodeParameters = {
	textLink: true,
	phone: '+16475550143',
	session: { theme: '={{ $json.theme }}' },
};
usePaveActions();

const posts = async () => await actions.vendor.requests({ method: 'POST' });
const keys = async () => (await actions.vendor.sessions()).map(({ sessionKey }) => sessionKey);

describe('a customer is texted once, however often n8n tries', () => {
	test('one row is refused at every try: the error counts all tries', async () => {
		const { error } = await actions.tries(3, 'session', 'create', texting, rows);
		const made = await keys();
		expect(made).toHaveLength(2);
		expect(await posts()).toHaveLength(2 + 3);
		expect(error?.description).toMatch(/2 of 3 items were done: item 0 \(.*\), item 2 \(.*\)\./);
		for (const key of made) expect(error?.description).toContain(key);
		expect(error?.description).toContain('Retry On Fail does not repeat what was done.');
	});

	test('one by one, too, where the later rows are started by no try', async () => {
		const parameters = { ...texting, options: { concurrency: 1 } };
		const { error } = await actions.tries(3, 'session', 'create', parameters, rows);
		expect(await keys()).toHaveLength(1);
		expect(error?.description).toMatch(/1 of 3 items were done: item 0 .*Not started: item 2\./);
	});

	test('a refusal that passes: the next try does the rest, and gives the answers of both', async () => {
		await actions.vendor.addFault({ method: 'POST', kind: 'status', status: 400, skip: 1 });
		const parameters = { textLink: true, phone: '+16475550143', options: { concurrency: 1 } };
		const { items, error } = await actions.tries(2, 'session', 'create', parameters, [{}, {}, {}]);
		expect(error).toBeUndefined();
		expect(items.map(({ json }) => json.session_key)).toEqual(await keys());
		expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
			{ item: 0 },
			{ item: 1 },
			{ item: 2 },
		]);
		expect(await posts()).toHaveLength(4);
	});

	test('with Continue, n8n repeats the node if the first item failed', async () => {
		const [good, bad] = rows;
		const options = { continueOnFail: true };
		const { items } = await actions.tries(
			4,
			'session',
			'create',
			texting,
			[bad, good, good],
			options,
		);
		expect(await keys()).toHaveLength(2);
		expect(await posts()).toHaveLength(2 + 4);
		expect(items.map(({ json }) => json.session_key)).toEqual([undefined, ...(await keys())]);
	});

	test('nobody knows whether a row was done: no try sends it again, and the message says so', async () => {
		await actions.vendor.addFault({ method: 'POST', kind: 'act-then-drop' });
		const { error } = await actions.tries(5, 'session', 'create', texting, [rows[0]]);
		expect(await keys()).toHaveLength(1);
		expect(await posts()).toHaveLength(1);
		expect(error?.description).toMatch(
			/not known whether PAVE did what was asked.*Retry On Fail did not send it again\.$/,
		);
	});

	test('the link is resent once', async () => {
		const sessionKey = await newSession('IDLE');
		const items = [{ key: sessionKey }, { key: 'DMO-NONE' }];
		await actions.tries(3, 'session', 'resendSms', { sessionKey: '={{ $json.key }}' }, items);
		const resent = (await posts()).filter(({ path }) => path.includes(`${sessionKey}/resend`));
		expect(resent).toHaveLength(1);
	});

	test('what is deleted is deleted once, and is no failure afterwards', async () => {
		const sessionKey = await newSession('IDLE');
		const items = [{ key: sessionKey }, { key: 'DMO-NONE' }];
		const parameters = { sessionKey: '={{ $json.key }}' };
		const { error } = await actions.tries(3, 'session', 'delete', parameters, items);
		expect(error?.message).toBe('Session DMO-NONE cannot be found. [item 1]');
		expect(error?.description).toContain(`1 of 2 items were done: item 0 (${sessionKey})`);
	});
});

describe('what is no further try', () => {
	const once = async (placement: { executionId: string; runIndex?: number }, row = rows[0]) =>
		await actions
			.run('session', 'create', texting, [row, rows[1]], placement)
			.catch((error: unknown) => error);

	test('the next round of a loop, and a new execution', async () => {
		await once({ executionId: 'one' });
		await once({ executionId: 'one' });
		expect(await keys()).toHaveLength(1);
		await once({ executionId: 'one', runIndex: 1 });
		await once({ executionId: 'two' });
		expect(await keys()).toHaveLength(3);
	});

	test('another item in the same place: an answer is never given to it', async () => {
		await once({ executionId: 'three' });
		await once({ executionId: 'three' }, rows[2]);
		expect(await keys()).toHaveLength(2);
	});

	test('a run that ended well', async () => {
		const run = async () =>
			await actions.run('session', 'create', texting, [rows[0]], { executionId: 'four' });
		await run();
		await run();
		expect(await keys()).toHaveLength(2);
	});
});
