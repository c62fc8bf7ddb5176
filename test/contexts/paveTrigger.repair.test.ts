import type { IDataObject } from 'n8n-workflow';
import { Pave } from '../../nodes/Pave/Pave.node';
import type { ListeningNode } from '../support/n8nContext';
import { COMPLETE, harness, live, node, sim, usePaveTrigger } from '../support/paveTrigger';

let listening: ListeningNode;

usePaveTrigger();
beforeEach(async () => {
	const staticData: IDataObject = {};
	const parameters = {
		events: [COMPLETE],
		options: { customAttributes: { attributes: [{ name: 'branch', value: 'South' }] } },
	};
	await harness.hooks(node, parameters, { staticData }).activate();
	listening = await harness.serve(node, parameters, { staticData });
	live.push(listening);
});

const repair = async (extra: IDataObject = {}) => {
	const parameters = { resource: 'callback', operation: 'repair', webhookUrl: listening.url };
	const all = { ...parameters, events: [COMPLETE], ...extra };
	return (await harness.execute(new Pave(), all as never)).outputs[0].map(({ json }) => json);
};

test('somebody else in the slot is reported with the host and left alone', async () => {
	await sim.replaceCallback({ event: COMPLETE, url: 'https://crm.example.com/hook?key=theirs' });
	const before = await sim.callbacks();
	expect(await repair()).toEqual([
		{
			event: COMPLETE,
			status: 'foreign',
			host: 'crm.example.com',
			note: expect.stringMatching(
				/^PAVE sends this event to crm\.example\.com\. Nothing was changed/,
			),
		},
	]);
	expect(await sim.callbacks()).toEqual(before);
});

test('custom attributes of a registration that is ours stay', async () => {
	await sim.replaceCallback({
		event: COMPLETE,
		url: listening.url,
		headers: {},
		payload: { branch: 'South' },
	});
	expect(await repair()).toMatchObject([{ status: 'repaired' }]);
	expect((await sim.callbacks())[0].payload).toEqual({ branch: 'South' });
});

test('custom attributes given are used for what has to be made anew', async () => {
	await sim.loseCallback({ event: COMPLETE });
	await repair({ customAttributes: { attributes: [{ name: 'branch', value: 'North' }] } });
	expect((await sim.callbacks())[0].payload).toEqual({ branch: 'North' });
});

test('Only Check says what is wrong, and changes nothing', async () => {
	await sim.loseCallback({ event: COMPLETE });
	expect(await repair({ onlyCheck: true })).toMatchObject([
		{ status: 'needs repair', note: expect.stringMatching(/without Only Check/) },
	]);
	expect(await sim.callbacks()).toEqual([]);
	expect(await repair()).toMatchObject([{ status: 'repaired' }]);
	expect(await repair({ onlyCheck: true })).toMatchObject([{ status: 'healthy' }]);
});

test('this n8n at another address is named, and left alone', async () => {
	const [{ updatedAt: _time, ...ours }] = await sim.callbacks();
	const old = String(ours.url).replace(/^http:\/\/[^/]+/, 'https://old.example.com');
	await sim.replaceCallback({ ...ours, url: old });
	expect(await repair()).toMatchObject([{ status: 'former address', host: 'old.example.com' }]);
	expect((await sim.callbacks())[0].url).toBe(old);
});

test('what is repaired carries the id of the workflow, so that a copy of it does not remove it', async () => {
	await sim.loseCallback({ event: COMPLETE });
	await repair();
	await harness.hooks(node, { events: [COMPLETE] }, { workflowId: 'copy' }).delete();
	expect(await sim.callbacks()).toHaveLength(1);
});

test("another user's webhook whose path ends alike is not told the token", async () => {
	const webhookUrl = listening.url.replace('/webhook/', '/webhook/another-users/');
	const before = await sim.requests();
	await expect(repair({ webhookUrl })).rejects.toThrow(
		/not the address of a published PAVE Trigger/,
	);
	expect((await sim.requests()).slice(before.length).map(({ method }) => method)).toEqual(['GET']);
});
