import { Pave } from '../../nodes/Pave/Pave.node';
import { waitFor } from '../../tools/sandbox/wait';
import {
	COMPLETE,
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

/** What stays at PAVE although nobody wants it, and what must not go. */

const STATUS = 'SESSION:STATUS_CHANGE';
const takeOver = { events: [COMPLETE, STATUS], existingCallback: 'replace' };
const ofEvent = (event: string) => `/^/v1/callbacks/${event.replace(':', '(:|%3A)')}$/`;
const refused = { kind: 'status', status: 400, body: { message: 'No.' }, times: 'always' } as const;

test('a deselected event that PAVE does not let go blocks nothing; Give Back frees it later', async () => {
	const theirs = crmCallback();
	for (const event of [COMPLETE, STATUS]) await sim.replaceCallback({ ...theirs, event });
	const before = triggerWith(takeOver);
	await before.hooks.activate();
	await sim.addFault({ ...refused, method: 'PUT', path: ofEvent(STATUS) });
	const { staticData } = before;
	await before.hooks.delete();
	expect((await slot(STATUS))?.url).toBe(before.hooks.webhookUrl);

	const edited = triggerWith({ ...takeOver, events: [COMPLETE] }, { staticData });
	await edited.hooks.activate();
	expect((await slot())?.url).toBe(edited.hooks.webhookUrl);
	expect((await slot(STATUS))?.url).toBe(edited.hooks.webhookUrl);

	await sim.clearFaults();
	const parameters = { resource: 'callback', operation: 'giveBack', event: STATUS };
	await harness.execute(new Pave(), parameters);
	expect((await slot(STATUS))?.url).toBe(theirs.url);
	await edited.hooks.delete();
	expect((await slot())?.url).toBe(theirs.url);
});

test('a deselected event that PAVE goes on showing blocks nothing either', async () => {
	const { hooks, staticData } = triggerWith({ events: [COMPLETE, STATUS] });
	await hooks.activate();
	const deaf = { method: 'DELETE', path: ofEvent(STATUS), kind: 'status', status: 404 } as const;
	const gone = { code: 404, message: 'Callback not found.' };
	await sim.addFault({ ...deaf, body: gone, times: 'always' });
	await triggerWith({ events: [COMPLETE] }, { staticData }).hooks.activate();
	expect((await slot())?.url).toBe(hooks.webhookUrl);
	expect((await slot(STATUS))?.url).toBe(hooks.webhookUrl);
});

test('whom PAVE does not take back with what it shows itself comes back with what it documents', async () => {
	await sim.replaceCallback(crmCallback());
	const { hooks } = triggerWith({ ...takeOver, events: [COMPLETE] });
	await hooks.activate();
	await sim.addFault({ ...refused, method: 'PUT', path: ofEvent(COMPLETE), times: 2 });
	await hooks.delete();
	expect(await slot()).toMatchObject(crmCallback());
	const writes = (await sim.requests({ path: '/v1/callbacks' })).filter((r) => r.method !== 'GET');
	expect(writes.map(({ method }) => method)).toEqual(['PUT', 'PUT', 'PUT', 'PUT']);
});

describe.each(['kept', 'known'] as const)(
	'a copy with the same webhook id (headers: %s)',
	(fate) => {
		const parameters = { events: [COMPLETE] };

		test('removes nothing of the original, which is published; the original removes it', async () => {
			await sim.configure({ headersStored: fate });
			const original = triggerWith(parameters, { workflowId: 'original' });
			await original.hooks.activate();
			const { staticData } = original;
			live.push(await harness.serve(node, parameters, { workflowId: 'original', staticData }));
			await triggerWith(parameters, { workflowId: 'copy' }).hooks.delete();
			expect((await slot())?.url).toBe(original.hooks.webhookUrl);
			// Before n8n 2.41 the address is served until every trigger was taken down.
			await original.hooks.delete();
			await waitFor('the end', async () => (await slot()) === undefined);
		});
	},
);
