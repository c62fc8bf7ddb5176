import type { IDataObject } from 'n8n-workflow';

import { eventId } from '../../../nodes/shared/events/eventId';
import { SlotHistory } from '../../../simulator/console/slots';
import { joinTimeline, type VendorDelivery } from '../../../simulator/console/timeline';
import { checklist } from '../../../simulator/console/checklist';
import type { N8nExecution, N8nSnapshot, Slot } from '../../../simulator/console/types';

const at = (ms: number) => new Date(Date.UTC(2026, 0, 1) + ms).toISOString();

function sent(
	id: number,
	ms: number,
	more: Partial<VendorDelivery['delivery']> = {},
): VendorDelivery {
	return {
		vendor: 'pave',
		account: 'yours',
		delivery: {
			id,
			at: at(ms),
			sentAt: at(ms),
			event: 'SESSION:COMPLETE',
			url: 'http://n8n/webhook/hook-1/webhook',
			method: 'POST',
			headerNames: [],
			body: complete(id),
			status: 200,
			responseBody: acknowledged(more.body ?? complete(id)),
			durationMs: 10,
			error: null,
			...more,
		},
	};
}

/** The trigger's answer, which names the event. */
const acknowledged = (body: unknown) =>
	JSON.stringify({ received: true, event_id: eventId(body as IDataObject, ['branch']) });

/** The body of an event of the session with this number. */
const complete = (session: number) => ({
	event: 'SESSION:COMPLETE',
	session: { session_key: `DMO-000000000${session}` },
});
const status = (name: string) => ({
	event: 'SESSION:STATUS_CHANGE',
	session_key: 'DMO-0000000001',
	status: name,
});

/** As a trigger hands it on, simplified. */
const record = (body: IDataObject) => ({ event: body.event, event_id: eventId(body) });

function ran(
	id: string,
	ms: number,
	handedOn: N8nExecution['handedOn'],
	more: Partial<N8nExecution> = {},
): N8nExecution {
	const nodes = [{ name: 'PAVE Trigger', items: handedOn.length }];
	return {
		id,
		workflowId: 'w',
		mode: 'webhook',
		status: 'success',
		startedAt: at(ms),
		stoppedAt: at(ms + 100),
		nodes,
		handedOn,
		data: '',
		...more,
	};
}

const n8n = (...executions: N8nExecution[]): N8nSnapshot => ({
	url: 'http://n8n',
	credentials: [],
	executions,
	workflows: [
		{
			id: 'w',
			name: 'Mine',
			published: true,
			triggers: [{ type: 'paveTrigger', webhookId: 'hook-1', events: ['SESSION:COMPLETE'] }],
		},
	],
});

test('each event finds its own execution, though both ran at the same time and in another order', () => {
	const events = joinTimeline(
		[sent(1, 0), sent(2, 5)],
		n8n(ran('20', 12, [record(complete(2))]), ran('21', 14, [record(complete(1))])),
		[],
	);
	expect(events.map(({ id, execution }) => [id, execution?.id])).toEqual([
		['pave-2', '20'],
		['pave-1', '21'],
	]);
	expect(events[0].execution?.url).toBe('http://n8n/workflow/w/executions/20');
});

test('a repeated delivery finds the execution that recognised it', () => {
	const events = joinTimeline(
		[sent(1, 0), sent(1, 200, { id: 2, repeats: { deliveryId: 1, as: 'same' } })],
		n8n(ran('20', 12, [record(complete(1))]), ran('21', 212, [])),
		[],
	);
	expect(events.map(({ execution }) => execution?.id)).toEqual(['21', '20']);
});

test.each([
	['refused', { status: 401 }],
	['ignored', { responseBody: '{"received":true,"ignored":"Note Added is not ticked"}' }],
	['a test event', { url: 'http://n8n/webhook-test/hook-1/webhook' }],
	['sent elsewhere', { url: 'http://elsewhere/' }],
	['answered by a node that named another event', { responseBody: '{"event_id":"another"}' }],
])('%s: no execution of production is shown for it', (_what, more) => {
	const [event] = joinTimeline([sent(1, 0, more)], n8n(ran('20', 12, [record(complete(1))])), []);
	expect(event.execution).toBeUndefined();
});

test.each([
	['simplified', {}, record],
	[
		'simplified, with an attribute of its own',
		{ branch: 'North' },
		(body: IDataObject) => ({ ...record(body), custom_attributes: { branch: 'North' } }),
	],
	[
		'as the vendor sent it',
		{ branch: 'North' },
		(body: IDataObject) => ({ ...body, branch: 'North', session: {} }),
	],
])('two events of one session, %s: each finds its own execution', (_how, attributes, handOn) => {
	const bodies = [status('STARTED'), status('PROCESS')];
	const [later, earlier] = joinTimeline(
		bodies.map((body, index) => sent(index + 1, index, { body: { ...body, ...attributes } })),
		n8n(...bodies.map((body, index) => ran(body.status, 20 - index, [handOn(body)]))),
		[],
	);
	expect([earlier, later].map(({ execution }) => execution?.id)).toEqual(['STARTED', 'PROCESS']);
});

test('what the CRM received belongs to the event whose execution the CRM answered', () => {
	const crm = ['a', 'b', 'c'].map((id) => ({
		id: `record-${id}`,
		at: at(60),
		path: '/inspections',
		// All that this workflow sends; the events of one session have it in common.
		body: { inspection: 'DMO-0000000001' },
	}));
	const bodies = [status('CONFIRM'), status('COMPLETE'), complete(1)];
	const answered = ['["record-b"]', '["record-c"]', '["record-a"]'];
	const events = joinTimeline(
		bodies.map((body, index) => sent(index + 1, index, { body })),
		n8n(...bodies.map((body, n) => ran(`${n}`, 10 + n, [record(body)], { data: answered[n] }))),
		crm,
	);
	expect(events.map((event) => event.crm.map(({ id }) => id))).toEqual([
		['record-a'],
		['record-c'],
		['record-b'],
	]);
});

const slot = (owner: string | null, ours: boolean): Slot => ({
	id: 'pave yours SESSION:COMPLETE',
	vendor: 'pave',
	account: 'yours',
	events: ['SESSION:COMPLETE'],
	owner,
	ours,
	url: '',
	test: false,
	since: '',
});

test('a place is recovered when it was ours, was taken, and is ours again', () => {
	const history = new SlotHistory();
	for (const [owner, ours] of [
		['Mine', true],
		['other.example', false],
	] as const) {
		history.observe([slot(owner, ours)]);
		expect(history.recovered.size).toBe(0);
	}
	const [shown] = history.observe([{ ...slot('Mine', true), displaced: { host: null } }]);
	expect(history.recovered.size).toBe(1);
	expect(shown.displaced).toEqual({ host: 'other.example' });
});

test('the checklist counts what the visitor did, not what the demo did, and keeps what was done', () => {
	const done = new Map<string, string>();
	const facts = {
		n8n: { ...n8n(), credentials: [{ name: 'Demo', type: 'paveApi' }] },
		isOwn: (name: string) => name !== 'Demo',
		events: joinTimeline(
			[sent(1, 0), sent(1, 9, { id: 2, status: 401, repeats: { deliveryId: 1, as: 'forged' } })],
			n8n(ran('20', 12, [record(complete(1))])),
			[],
		),
		slots: [slot('Mine', true)],
		recovered: new Set<string>(),
	};
	const ticked = (steps: ReturnType<typeof checklist>) =>
		steps.filter((step) => step.done !== null).map(({ id }) => id);
	expect(ticked(checklist(facts, done))).toEqual(['event', 'publish', 'execution', 'forged']);
	expect(ticked(checklist({ ...facts, slots: [], events: [] }, done))).toEqual([
		'event',
		'publish',
		'execution',
		'forged',
	]);
});
