import { SlotHistory } from '../../../simulator/console/slots';
import { joinTimeline, type VendorDelivery } from '../../../simulator/console/timeline';
import { tourSteps } from '../../../simulator/console/tour';
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
			body: { event: 'SESSION:COMPLETE', session: { session_key: `DMO-000000000${id}` } },
			status: 200,
			responseBody: '{"received":true}',
			durationMs: 10,
			error: null,
			...more,
		},
	};
}

function ran(
	id: string,
	ms: number,
	output: string,
	more: Partial<N8nExecution> = {},
): N8nExecution {
	const nodes = [{ name: 'PAVE Trigger', items: output === '' ? 0 : 1 }];
	return {
		id,
		workflowId: 'w',
		mode: 'webhook',
		status: 'success',
		startedAt: at(ms),
		stoppedAt: at(ms + 100),
		nodes,
		output,
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
		n8n(ran('20', 12, '"DMO-0000000002"'), ran('21', 14, '"DMO-0000000001"')),
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
		n8n(ran('20', 12, '"DMO-0000000001"'), ran('21', 212, '')),
		[],
	);
	expect(events.map(({ execution }) => execution?.id)).toEqual(['21', '20']);
});

test.each([
	['refused', { status: 401 }],
	['ignored', { responseBody: '{"received":true,"ignored":"not ticked"}' }],
	['a test event', { url: 'http://n8n/webhook-test/hook-1/webhook' }],
	['sent elsewhere', { url: 'http://elsewhere/' }],
	['sent long before', { sentAt: at(-60_000) }],
])('%s: no execution of production is shown for it', (_what, more) => {
	const [event] = joinTimeline([sent(1, 0, more)], n8n(ran('20', 12, '"DMO-0000000001"')), []);
	expect(event.execution).toBeUndefined();
});

test('what the CRM received belongs to the event whose facts it holds', () => {
	const record = (key: string) => ({ at: at(60), path: '/inspections', body: { inspection: key } });
	const events = joinTimeline(
		[sent(1, 0), sent(2, 5)],
		n8n(ran('20', 12, '"DMO-0000000002"'), ran('21', 14, '"DMO-0000000001"')),
		[record('DMO-0000000001'), record('DMO-0000000002'), record('DMO-0000000009')],
	);
	expect(events.map(({ crm }) => crm.map(({ body }) => body.inspection))).toEqual([
		['DMO-0000000002'],
		['DMO-0000000001'],
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

test('the tour counts what the visitor did, not what the demo did, and keeps what was done', () => {
	const done = new Map<string, string>();
	const facts = {
		n8n: { ...n8n(), credentials: [{ name: 'Demo', type: 'paveApi' }] },
		isOwn: (name: string) => name !== 'Demo',
		events: joinTimeline(
			[sent(1, 0), sent(1, 9, { id: 2, status: 401, repeats: { deliveryId: 1, as: 'forged' } })],
			n8n(ran('20', 12, '"DMO-0000000001"')),
			[],
		),
		slots: [slot('Mine', true)],
		recovered: new Set<string>(),
	};
	const ticked = (steps: ReturnType<typeof tourSteps>) =>
		steps.filter((step) => step.done !== null).map(({ id }) => id);
	expect(ticked(tourSteps(facts, done))).toEqual(['event', 'publish', 'execution', 'forged']);
	expect(ticked(tourSteps({ ...facts, slots: [], events: [] }, done))).toEqual([
		'event',
		'publish',
		'execution',
		'forged',
	]);
});
