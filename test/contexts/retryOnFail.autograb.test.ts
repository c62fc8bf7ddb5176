import type { INodeParameters } from 'n8n-workflow';

import { actions, useAutoGrabActions } from '../support/autoGrabActions';

/** n8n's own WorkflowExecute repeats the node, as in a workflow with Retry On Fail. */

useAutoGrabActions();

const requests = async (path: string) => (await actions.vendor.requests({ path })).length;
const refusal = { kind: 'status', status: 400, body: { error: true, message: 'No' } } as const;
const car = { vin: 'JM0KF4WLA00123456' };
const byVin: INodeParameters = { vin: '={{ $json.vin }}', kms: '61800' };

describe('what is billed is billed once, however often n8n tries', () => {
	test('a value that cannot work is found before the first call', async () => {
		const items = [car, { vin: '' }];
		const { error } = await actions.tries(3, 'valuation', 'predictByVin', byVin, items);
		expect(error?.message).toBe('VIN is empty [item 1]');
		expect(error?.description).toMatch(/none of them was sent\.$/);
		expect(await actions.vendor.requests()).toEqual([]);
	});

	test('valuations of the rows beside a refused one', async () => {
		await actions.vendor.addFault({ method: 'POST', skip: 1, times: 'always', ...refusal });
		const parameters = { ...byVin, options: { concurrency: 1 } };
		const { error } = await actions.tries(3, 'valuation', 'predictByVin', parameters, [car, car]);
		expect(await requests('/v2/valuations')).toBe(1 + 3);
		expect(error?.description).toContain('1 of 2 items were done: item 0.');
	});

	test('a look-up is not repeated because the valuation after it was refused', async () => {
		await actions.vendor.addFault({ method: 'POST', ...refusal });
		const parameters = { ...byVin, lookUpBy: 'vin' };
		const { items } = await actions.tries(2, 'valuation', 'lookUpAndPredict', parameters, [car]);
		expect(items[0].json).toMatchObject({ found: true });
		expect(await requests('/v2/vehicles')).toBe(1);
		expect(await requests('/v2/valuations')).toBe(2);
	});

	test('a valuation without a clear answer', async () => {
		await actions.vendor.addFault({ method: 'POST', kind: 'act-then-status', status: 504 });
		const { error } = await actions.tries(3, 'valuation', 'predictByVin', byVin, [car]);
		expect(await requests('/v2/valuations')).toBe(1);
		expect(error?.description).toMatch(/Retry On Fail did not send it again\.$/);
	});

	test('a look-up without an answer is simply repeated: the vendor bills it once per reference', async () => {
		await actions.vendor.addFault({ path: '/v2/vehicles', times: 4, kind: 'status', status: 502 });
		const { items } = await actions.tries(2, 'vehicle', 'getByVin', byVin, [car]);
		expect(items[0].json).toMatchObject({ found: true });
	});
});

describe('an upload in calls', () => {
	const rows = Array.from({ length: 5 }, (_, n) => ({ rego: `AB${n}CD`, state: 'VIC' }));
	const upload = async (maxTries: number) =>
		await actions.tries(maxTries, 'recapture', 'upload', { options: { chunkSize: 2 } }, rows);
	const sent = async () =>
		(await actions.vendor.uploads()).map(({ customers }) => customers.length);

	test('the calls that went well are not repeated', async () => {
		await actions.vendor.addFault({ method: 'POST', skip: 1, times: 2, ...refusal });
		const { items, error } = await upload(3);
		expect(error).toBeUndefined();
		expect(await sent()).toEqual([2, 2, 1]);
		expect(items.map(({ json }) => json.rows)).toEqual(['1–2', '3–4', '5']);
	});

	test('nor are they if an expression gives another value in the next try', async () => {
		await actions.vendor.addFault({ method: 'POST', skip: 1, times: 1, ...refusal });
		const customerFields = { external_id: '={{ Math.random() }}' };
		const parameters = { options: { chunkSize: 2 }, customerFields };
		const { error } = await actions.tries(2, 'recapture', 'upload', parameters, rows);
		expect(error).toBeUndefined();
		expect(await sent()).toEqual([2, 2, 1]);
	});

	test('a call without a clear answer is not repeated, and what came before it is told', async () => {
		const fault = { method: 'POST', skip: 1, kind: 'act-then-status', status: 504 } as const;
		await actions.vendor.addFault(fault);
		const { error } = await upload(3);
		expect(await sent()).toEqual([2, 2]);
		expect(error?.description).toMatch(/^Uploaded: rows 1–2; .* Not sent: row 5\./);
		expect(error?.description).toMatch(/Not known whether they arrived: rows 3–4/);
	});
});

describe('Stop After', () => {
	const limited = { ...byVin, options: { stopAfter: 2, concurrency: 1 } };
	const three = [car, car, car];
	const stopped = {
		error: 'Not sent: Stop After is 2, and this execution has sent 2 already [item 2]',
		message: expect.stringMatching(/^Nothing was billed for this item\. Raise Stop After/),
	};

	test('what is beyond comes out as a failed item; what was paid for is not lost', async () => {
		const items = await actions.run('valuation', 'predictByVin', limited, three);
		expect(await requests('/v2/valuations')).toBe(2);
		expect(items.map(({ json }) => json.found)).toEqual([true, true, undefined]);
		expect(items[2].json).toEqual(stopped);
	});

	test('loops and tries count together, other executions do not', async () => {
		await actions.run('valuation', 'predictByVin', limited, [car], { executionId: 'x' });
		const next = { executionId: 'x', runIndex: 1 };
		const items = await actions.run('valuation', 'predictByVin', limited, three, next);
		expect(items.map(({ json }) => json.found)).toEqual([true, undefined, undefined]);
		await actions.run('valuation', 'predictByVin', limited, three, { executionId: 'y' });
		expect(await requests('/v2/valuations')).toBe(4);
		await actions.vendor.addFault({ method: 'POST', times: 'always', ...refusal });
		await actions.tries(5, 'valuation', 'predictByVin', limited, [car]);
		expect(await requests('/v2/valuations')).toBe(4 + 2);
	});
});
