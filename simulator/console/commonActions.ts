import { COMPLETE } from '../pave/events';
import type { DeliveryLogEntry, FaultRule } from '../shared/types';
import type { ConsoleSources, VendorName } from './types';
import { readJson, said, type Action, type ActionField, type ActionInput } from './action';

const which: ActionField = { name: 'id', label: 'Event', kind: 'text' };
const vendor: ActionField = {
	name: 'vendor',
	label: 'Vendor',
	kind: 'choice',
	choices: ['pave', 'autograb'],
	default: 'pave',
};
/** One callback at PAVE. */
const callback: ActionField[] = [
	{ name: 'account', label: 'API key', kind: 'account', optional: true },
	{ name: 'event', label: 'Event', kind: 'event', default: COMPLETE },
];

type Once = (how?: { body?: unknown; forged?: boolean }) => Promise<DeliveryLogEntry>;

export const COMMON_ACTIONS: Action[] = [
	again('redeliver', 'Deliver again', 'The same event once more, byte for byte.', async (once) => [
		await once(),
	]),
	again(
		'redeliver-five',
		'Five times at once',
		'The same event five times at the same moment.',
		async (once) => await Promise.all(Array.from({ length: 5 }, async () => await once())),
	),
	again(
		'redeliver-edited',
		'Edit and deliver',
		'The event with another content.',
		async (once, { body }) => [await once({ body: readJson(body) })],
		[{ name: 'body', label: 'JSON', kind: 'json' }],
	),
	again('forge', 'Forge it', 'Sent by somebody who does not know the secret.', async (once) => [
		await once({ forged: true }),
	]),
	{
		key: 'break-down',
		group: 'Break things',
		label: 'Vendor down',
		help: 'Every call to the vendor loses its connection until you mend it.',
		fields: [vendor],
		async run(sources, input) {
			await controlOf(sources, input.vendor).setDown({ down: true });
			return 'The vendor is down. "Mend everything" ends it.';
		},
	},
	{
		key: 'break-slow',
		group: 'Break things',
		label: 'Vendor slow',
		help: 'Every answer takes five seconds.',
		fields: [vendor],
		async run(sources, input) {
			await controlOf(sources, input.vendor).configure({ latencyMs: 5000 });
			return 'Every answer of the vendor takes five seconds. "Mend everything" ends it.';
		},
	},
	fault('break-limit', 'Too many requests', 'The next two calls are answered 429.', {
		kind: 'status',
		status: 429,
		times: 2,
		headers: { 'Retry-After': '2' },
		body: { message: 'Too Many Attempts.' },
	}),
	fault(
		'break-answer',
		'Answer lost',
		'The vendor does what the next change asks, but its answer is lost.',
		{
			kind: 'act-then-drop',
			path: '/^\\/v[0-9]\\/(callbacks|webhooks)/',
			times: 1,
			skip: 1,
		},
	),
	{
		key: 'break-clock',
		group: 'Break things',
		label: 'Clock off by seven minutes',
		help: 'The clock of the vendor differs from yours, so that PAVE refuses signatures.',
		fields: [vendor],
		async run(sources, input) {
			await controlOf(sources, input.vendor).setClock({ offsetMs: -7 * 60_000 });
			return 'The clock is off by seven minutes. "Mend everything" ends it.';
		},
	},
	{
		key: 'steal-callback',
		group: 'Break things',
		label: 'Another system steals the callback',
		help: 'Somebody with the same API key registers for the event; PAVE sends it there from now on.',
		fields: callback,
		async run(sources, input) {
			const { apiKey, event } = await heldBy(sources, input);
			const url = 'http://other-system.example/inspections';
			await sources.pave.replaceCallback({ apiKey, event, url });
			return `other-system.example now has ${event}. See what Repair says about it in n8n.`;
		},
	},
	{
		key: 'lose-callback',
		group: 'Break things',
		label: 'The vendor forgets the callback',
		help: 'The registration is gone, as after a mishap at the vendor. Repair brings it back.',
		fields: callback,
		async run(sources, input) {
			const { apiKey, event } = await heldBy(sources, input);
			await sources.pave.loseCallback({ apiKey, event });
			return `PAVE has forgotten who receives ${event}. Run PAVE > Callback > Repair in n8n.`;
		},
	},
	{
		key: 'mend',
		group: 'Break things',
		label: 'Mend everything',
		help: 'Both vendors work as usual again. Stolen callbacks stay stolen.',
		fields: [],
		async run({ pave, autoGrab }) {
			for (const control of [pave, autoGrab]) {
				await control.setDown({ down: false });
				await control.configure({ latencyMs: 0, rateLimitPerSecond: null });
				await control.clearFaults();
				await control.setClock({ offsetMs: 0 });
			}
			return 'Both vendors work as usual again.';
		},
	},
];

function controlOf({ pave, autoGrab }: ConsoleSources, name: string | undefined) {
	if (name === 'autograb') return autoGrab;
	if (name === 'pave') return pave;
	throw new Error('Vendor must be pave or autograb.');
}

/** `pave-12` → the vendor and the number of the delivery there. */
function deliveryOf(id = ''): { name: VendorName; deliveryId: number } {
	const found = /^(pave|autograb)-(\d+)$/.exec(id);
	if (!found) throw new Error('Name an event of the timeline, for example pave-12.');
	return { name: found[1] as VendorName, deliveryId: Number(found[2]) };
}

function again(
	key: string,
	label: string,
	help: string,
	send: (once: Once, input: ActionInput) => Promise<DeliveryLogEntry[]>,
	fields: ActionField[] = [],
): Action {
	return {
		key,
		group: 'Send again',
		label,
		help,
		fields: [which, ...fields],
		async run(sources, input) {
			const { name: vendorName, deliveryId } = deliveryOf(input.id);
			const control = controlOf(sources, vendorName);
			const once: Once = async (how) => await control.redeliver({ deliveryId, ...how });
			return said(label, await send(once, input));
		},
	};
}

function fault(key: string, label: string, help: string, rule: FaultRule): Action {
	return {
		key,
		group: 'Break things',
		label,
		help,
		fields: [vendor],
		async run(sources, input) {
			await controlOf(sources, input.vendor).addFault(rule);
			return `${help} "Mend everything" ends it.`;
		},
	};
}

/** The place that is meant: that of the account named, else one that somebody holds. */
async function heldBy(
	{ pave, visitor }: ConsoleSources,
	{ account, event }: ActionInput,
): Promise<{ apiKey: string; event: string }> {
	const accounts = await pave.accounts();
	const name = account || visitor?.username;
	const held = (await pave.callbacks()).filter((callback) => callback.event === event);
	const preferred = accounts.find(({ username }) => username === name)?.apiKey;
	const found = held.find(({ apiKey }) => apiKey === preferred) ?? (account ? undefined : held[0]);
	if (!found) throw new Error(`Nobody receives ${event} yet, so there is nothing to take away.`);
	return found;
}
