import type { IDataObject } from 'n8n-workflow';
import { Pave } from '../../nodes/Pave/Pave.node';
import {
	COMPLETE,
	crm,
	crmCallback,
	harness,
	live,
	node,
	sim,
	slot,
	triggerWith,
	usePaveTrigger,
} from '../support/paveTrigger';

usePaveTrigger();

/** Callback > Give Back, and what Get Many says of whose each address is. */

const takeOver = { events: [COMPLETE], existingCallback: 'replace' };
const OLD = 'https://old.example.com/webhook/5d1c2a3b-0000-4000-8000-00000000000a/webhook';

const run = async (operation: string, parameters: IDataObject = {}) => {
	const all = { resource: 'callback', operation, ...parameters } as never;
	return (await harness.execute(new Pave(), all)).outputs[0].map(({ json }) => json);
};
const giveBack = async () => await run('giveBack', { event: COMPLETE });
const move = async () => {
	const { updatedAt: _time, ...ours } = (await slot()) ?? { event: '', url: '' };
	await sim.replaceCallback({ ...ours, url: OLD });
};

test('after a move, Give Back puts back whom the former address had displaced; then publishing works', async () => {
	await sim.replaceCallback(crmCallback());
	await triggerWith(takeOver).hooks.activate();
	await move();
	expect(await giveBack()).toMatchObject([{ event: COMPLETE, host: new URL(crm.url).host }]);
	expect((await slot())?.url).toBe(crmCallback().url);
	const { hooks } = triggerWith(takeOver);
	await hooks.activate();
	await hooks.delete();
	expect((await slot())?.url).toBe(crmCallback().url);
});

test('a Take Over of the former address that failed does not keep Give Back from putting back whom it had displaced', async () => {
	await sim.replaceCallback(crmCallback());
	await triggerWith(takeOver).hooks.activate();
	await move();
	const answer = { status: 429, headers: { 'Retry-After': '60' } };
	const path = '/v1/callbacks';
	await sim.addFault({ method: 'PUT', path, kind: 'status', times: 'always', ...answer });
	await expect(triggerWith(takeOver).hooks.create()).rejects.toThrow(/PAVE/);
	await sim.clearFaults();
	expect(await giveBack()).toMatchObject([{ event: COMPLETE, host: new URL(crm.url).host }]);
	expect((await slot())?.url).toBe(crmCallback().url);
});

test('a slot that displaced nobody is emptied', async () => {
	await triggerWith({ events: [COMPLETE] }).hooks.activate();
	await move();
	expect(await giveBack()).toMatchObject([{ event: COMPLETE, host: null }]);
	expect(await slot()).toBeUndefined();
});

test('a restored copy at another address that is unpublished changes nothing', async () => {
	await triggerWith({ events: [COMPLETE] }).hooks.activate();
	await move();
	await triggerWith({ events: [COMPLETE] }).hooks.delete();
	expect((await slot())?.url).toBe(OLD);
});

test('it is refused while a published trigger answers there', async () => {
	const parameters = { events: [COMPLETE] };
	const { hooks, staticData } = triggerWith(parameters);
	await hooks.activate();
	live.push(await harness.serve(node, parameters, { staticData }));
	await expect(giveBack()).rejects.toThrow(/A published PAVE Trigger receives this event/);
	expect((await slot())?.url).toBe(hooks.webhookUrl);
});

test("it is refused for somebody else's address, and asks nobody there", async () => {
	await sim.replaceCallback(crmCallback());
	await expect(giveBack()).rejects.toThrow(/not because of a trigger of this n8n/);
	expect(crm.requests).toEqual([]);
	expect((await slot())?.url).toBe(crmCallback().url);
});

test('it is refused while the record of whom we displaced cannot be opened', async () => {
	await sim.replaceCallback(crmCallback());
	await triggerWith(takeOver).hooks.activate();
	await sim.changeSecret({ apiSecret: 'regenerated' });
	Object.assign(harness.credentials.paveApi, { apiSecret: 'regenerated' });
	await expect(giveBack()).rejects.toThrow(/does not get its events back yet: the API Secret/);
});

test('Get Many says whose each address is', async () => {
	await triggerWith({ events: [COMPLETE] }, { workflowId: 'wf1' }).hooks.activate();
	await sim.replaceCallback({ ...crmCallback(), event: 'SESSION:NOTE_INSERT' });
	const owners = async () =>
		Object.fromEntries((await run('getAll')).map((row) => [row.event, row.belongs_to]));
	expect(await owners()).toEqual({
		[COMPLETE]: 'this n8n, workflow wf1',
		'SESSION:NOTE_INSERT': 'another system',
	});
	await move();
	expect((await owners())[COMPLETE]).toMatch(/at another address, or a copy of it, workflow wf1$/);
});
