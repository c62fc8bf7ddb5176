import type { IDataObject } from 'n8n-workflow';
import { waitFor } from '../../tools/sandbox/wait';
import {
	COMPLETE,
	crmCallback,
	harness,
	sim,
	slot,
	triggerWith,
	usePaveTrigger,
} from '../support/paveTrigger';

usePaveTrigger();

/** Taking an event over, and giving it back. */

const takeOver = { events: [COMPLETE], existingCallback: 'replace' };
const content = async () => {
	const { updatedAt: _time, ...found } = (await slot()) ?? {};
	return found;
};
const displaceCrm = async (extra: IDataObject = {}) => {
	await sim.replaceCallback({ ...crmCallback(), ...extra });
	return await content();
};
const changeSecret = async (apiSecret: string) => {
	await sim.changeSecret({ apiSecret });
	Object.assign(harness.credentials.paveApi, { apiSecret });
};

test('the other system is kept encrypted with the registration, and comes back byte-equal', async () => {
	const before = await displaceCrm();
	const { hooks, staticData } = triggerWith(takeOver);
	await hooks.activate();
	expect((await slot())?.url).toBe(hooks.webhookUrl);
	expect(JSON.stringify([staticData, await slot()])).not.toMatch(/theirs|their secret/);
	await hooks.delete();
	expect(await content()).toEqual(before);
});

test('nothing depends on static data, and the slot is never free while it changes hands', async () => {
	const before = await displaceCrm();
	await triggerWith(takeOver).hooks.activate();
	await triggerWith(takeOver, { staticData: {} }).hooks.delete();
	expect(await content()).toEqual(before);
	const methods = (await sim.requests({ path: '/v1/callbacks' })).map(({ method }) => method);
	expect(methods).not.toContain('DELETE');
});

test('registering five events takes three round trips', async () => {
	const events = ['COMPLETE', 'NOTE_INSERT', 'SMS_PROCESS', 'STAGE_CHANGE', 'STATUS_CHANGE'];
	await triggerWith({ events: events.map((event) => `SESSION:${event}`) }).hooks.activate();
	const methods = (await sim.requests({ path: '/v1/callbacks' })).map(({ method }) => method);
	expect(methods).toEqual(['GET', ...events.map(() => 'POST'), 'GET']);
});

test.each([
	['as objects', {}],
	['as texts', { objectsAs: 'string' }],
	['empty ones as null', { emptyObjectsAs: 'null' }],
	['empty ones as lists', { emptyObjectsAs: 'array' }],
	['with names in lower case', { headersStored: 'lower-case' }],
	['merged with what there was', { headersStored: 'merged' }],
] as const)('headers and payload come back if PAVE has them %s', async (_name, settings) => {
	await sim.configure(settings);
	const lower = 'headersStored' in settings && settings.headersStored === 'lower-case';
	const before = await displaceCrm(lower ? { headers: { 'x-crm': 'their secret' } } : {});
	const { hooks } = triggerWith(takeOver);
	await hooks.activate();
	expect((await slot())?.url).toBe(hooks.webhookUrl);
	await hooks.delete();
	expect(await content()).toEqual({ ...before, createdAt: expect.any(String) });
});

describe.each(['known', 'cut'] as const)('a PAVE that stores headers "%s"', (headersStored) => {
	const long = { payload: { note: 'x'.repeat(300) } };

	test('does not lose the other system: it is back at once, and the message says why', async () => {
		await displaceCrm(long);
		await sim.configure({ headersStored });
		const { hooks } = triggerWith(takeOver);
		await expect(hooks.activate()).rejects.toThrow(/did not keep what n8n needs to give "Session/);
		await waitFor('the other system', async () => (await slot())?.url === crmCallback().url);
		expect((await slot())?.payload).toEqual(long.payload);
		// What PAVE does not keep, taking the other system's address away once more does not bring back.
		expect(await sim.requests({ path: '/v1/callbacks', method: 'DELETE' })).toEqual([]);
	});

	test('does not lose it either if giving back fails twice', async () => {
		await displaceCrm(long);
		await sim.configure({ headersStored });
		const fault = { path: '/v1/callbacks', kind: 'status', status: 503 } as const;
		await sim.addFault({ ...fault, method: 'PUT', skip: 1, times: 2 });
		await expect(triggerWith(takeOver).hooks.activate()).rejects.toThrow(/did not keep/);
		await waitFor('the other system', async () => (await slot())?.url === crmCallback().url);
	});

	test('works where nobody is displaced', async () => {
		await sim.configure({ headersStored });
		const { hooks } = triggerWith(takeOver);
		await hooks.activate();
		expect((await slot())?.url).toBe(hooks.webhookUrl);
		await hooks.delete();
		expect(await slot()).toBeUndefined();
	});
});

test('two mains that take over at the same moment: the record opens, and the other system comes back', async () => {
	const before = await displaceCrm();
	const mains = [triggerWith(takeOver).hooks, triggerWith(takeOver).hooks];
	await Promise.all(mains.map(async (hooks) => await hooks.activate()));
	await mains[1].delete();
	expect(await content()).toEqual(before);
});

test('somebody who took the slot meanwhile keeps it', async () => {
	await displaceCrm();
	const { hooks } = triggerWith(takeOver);
	await hooks.activate();
	await sim.replaceCallback({ event: COMPLETE, url: 'https://third.example.com/x' });
	await hooks.delete();
	expect((await slot())?.url).toBe('https://third.example.com/x');
});

test('a record that was copied to another event, or another API key, is none', async () => {
	await displaceCrm();
	await triggerWith(takeOver).hooks.activate();
	const other = 'SESSION:STATUS_CHANGE';
	const { updatedAt: _time, ...ours } = (await slot()) ?? { event: '', url: '' };
	await sim.replaceCallback({ ...ours, event: other });
	await triggerWith({ ...takeOver, events: [COMPLETE, other] }).hooks.delete();
	expect((await slot())?.url).toBe(crmCallback().url);
	expect(await slot(other)).toBeUndefined();
});

test('secret changed, edited, repaired, former secret back, unpublished: the other system is back', async () => {
	const before = await displaceCrm();
	await triggerWith(takeOver).hooks.activate();
	const secret = String(harness.credentials.paveApi.apiSecret);
	await changeSecret('regenerated');

	const { hooks } = triggerWith(takeOver);
	await hooks.delete();
	expect((await slot())?.url).toBe(hooks.webhookUrl);
	const customAttributes = { attributes: [{ name: 'branch', value: 'South' }] };
	await triggerWith({ ...takeOver, options: { customAttributes } }).hooks.activate();
	expect((await slot())?.payload).toEqual({ branch: 'South' });

	await changeSecret(secret);
	await triggerWith(takeOver).hooks.delete();
	expect(await content()).toEqual(before);
});

test('a displaced one that PAVE does not take back is not forgotten', async () => {
	await displaceCrm();
	const { hooks } = triggerWith(takeOver);
	await hooks.activate();
	const fault = { path: '/v1/callbacks', kind: 'status', status: 400, times: 'always' } as const;
	await sim.addFault({ ...fault, method: 'PUT', body: { message: 'Missing required fields.' } });
	expect(await hooks.delete()).toBe(true);
	expect((await slot())?.url).toBe(hooks.webhookUrl);
	await sim.clearFaults();
	await hooks.delete();
	expect((await slot())?.url).toBe(crmCallback().url);
});

describe('a list that lags behind what was done', () => {
	/** PAVE goes on showing what it holds now, from the second look on. */
	const lag = async (times: number) => {
		const data = (await sim.callbacks()).map(({ event, url, method, headers, payload }) => ({
			...{ event, url, method, headers, payload },
		}));
		const fault = { method: 'GET', path: '/v1/callbacks', skip: 1, kind: 'body' } as const;
		await sim.addFault({ ...fault, times, body: { data } });
	};

	test('is waited for: nothing is done twice, and the publication succeeds', async () => {
		await displaceCrm();
		await lag(2);
		const { hooks } = triggerWith(takeOver);
		await hooks.activate();
		expect(await sim.requests({ method: 'PUT', path: '/v1/callbacks' })).toHaveLength(1);
		await hooks.delete();
		expect((await slot())?.url).toBe(crmCallback().url);
	});

	test('for longer than anybody waits: what comes to light later is given back behind n8n', async () => {
		await displaceCrm();
		await lag(30);
		const { hooks } = triggerWith(takeOver);
		await expect(hooks.activate()).rejects.toThrow(/does not show it yet/);
		expect((await slot())?.url).toBe(hooks.webhookUrl);
		await sim.clearFaults();
		await waitFor('the other system', async () => (await slot())?.url === crmCallback().url, {
			timeoutMs: 25_000,
		});
	}, 90_000);
});
