import type { ConsoleState, RequestLine, Slot, VendorName } from '../types';
import { type Offered, type Shown, showActions } from './act.js';
import { byId, clock, copy, groupsOf, h, link, say } from './dom.js';
import { showTimeline } from './timeline.js';

const NAMES: Record<VendorName, string> = { pave: 'PAVE', autograb: 'AutoGrab' };

let shown: Shown | undefined;

function show(state: ConsoleState): void {
	if (!shown) return;
	shown.state = state;
	showLinks(state);
	showChecklist(state);
	showTimeline(shown);
	byId('slots').replaceChildren(...slotCards(state));
	byId('requests').replaceChildren(...state.requests.slice(0, 40).map(requestRow));
}

function showLinks({ n8n, crm, phase, vendors }: ConsoleState): void {
	byId('links').replaceChildren(
		...(n8n ? [link(n8n.url, 'Open n8n')] : []),
		...(crm ? [link(crm.url, 'Open the CRM')] : []),
	);
	const broken = Object.entries(vendors).flatMap(([vendor, health]) => {
		const what = [
			health.down && 'down',
			health.latencyMs > 0 && 'slow',
			health.faults > 0 && 'about to go wrong',
			health.clockOffsetMs !== 0 && 'clock off',
		].filter(Boolean);
		return what.length > 0 ? [`${NAMES[vendor as VendorName]}: ${what.join(', ')}`] : [];
	});
	const waited = phase.since ? ` ${Math.round((Date.now() - phase.since) / 1000)} s` : '';
	byId('phase').textContent = [phase.text + waited, ...broken].filter(Boolean).join(' · ');
}

let checklistShown = '';

function showChecklist({ checklist, values }: ConsoleState): void {
	const text = JSON.stringify([checklist, values]);
	if (text === checklistShown || checklist.length === 0) return;
	checklistShown = text;
	const next = checklist.find(({ done }) => done === null);
	const done = checklist.filter((step) => step.done !== null).length;
	byId('checklist').replaceChildren(
		h(
			'details',
			{ class: 'card', open: next !== undefined },
			h('summary', {}, `Your own workflow: ${done} of ${checklist.length}`),
			h(
				'ol',
				{ class: 'checklist' },
				...checklist.map((step) =>
					h(
						'li',
						{ id: `checklist-${step.id}`, class: step.done ? 'done' : step === next ? 'next' : '' },
						h('b', {}, step.title),
						step === next && h('p', { class: 'help' }, step.help),
					),
				),
			),
			next !== undefined &&
				h(
					'dl',
					{ class: 'values' },
					...values.flatMap(({ label, value }) => [
						h('dt', {}, label),
						h(
							'dd',
							{},
							h('code', { title: value }, value),
							h('button', { type: 'button', onclick: () => void copy(value, label) }, 'Copy'),
						),
					]),
				),
		),
	);
}

function slotCards({ slots }: ConsoleState): HTMLElement[] {
	const places = groupsOf(slots, ({ vendor, account }) => `${NAMES[vendor]} – ${account}`);
	return places.map(([place, inside]) => {
		const free = inside.filter(({ owner }) => owner === null).map(eventNames);
		return h(
			'div',
			{ class: 'card slot' },
			h('b', {}, place),
			...inside.filter(({ owner }) => owner !== null).map(slotRow),
			free.length > 0 && h('p', { class: 'soft' }, `Nobody receives ${free.join(', ')}.`),
		);
	});
}

function eventNames({ vendor, events }: Slot): string {
	const known = shown?.offered.events[vendor] ?? [];
	return events
		.map((event) => known.find(({ name }) => name === event)?.displayName ?? event)
		.join(', ');
}

function slotRow(slot: Slot): HTMLElement {
	const { owner, workflowUrl, ours, test, displaced, url, since } = slot;
	const name = owner ?? '';
	return h(
		'p',
		{ class: 'soft', title: `${url} since ${clock(since)}` },
		`${eventNames(slot)} → `,
		workflowUrl ? link(workflowUrl, name) : h('span', { class: 'bad-text' }, name),
		test && ', listening for a test event',
		!ours && ' (not a workflow of this n8n)',
		displaced &&
			` · put aside: ${displaced.host ?? 'somebody (encrypted)'}, who gets it back on unpublishing`,
	);
}

function requestRow({ id, at, vendor, request, answer, ms, note }: RequestLine): HTMLElement {
	const good = /^[23]/.test(answer);
	return h(
		'div',
		{ class: 'request', id },
		h('time', {}, clock(at)),
		` ${NAMES[vendor]} `,
		h('code', {}, request),
		' ',
		h('b', { class: good ? 'good-text' : 'bad-text' }, answer),
		h('span', { class: 'ms' }, ` ${ms} ms`),
		note !== '' && h('span', { class: 'soft' }, ` ${note}`),
	);
}

async function begin(): Promise<void> {
	const [offered, state] = (await Promise.all(
		['/api/actions', '/api/state'].map(async (path) => (await fetch(path)).json()),
	)) as [Offered, ConsoleState];
	shown = { offered, state };
	showActions(shown);
	show(state);
	for (const [id, event] of [
		['search', 'input'],
		['filter', 'change'],
	]) {
		byId(id).addEventListener(event, () => shown && showTimeline(shown));
	}
	addEventListener('hashchange', () => shown && showTimeline(shown));
	document.querySelector('article.open')?.scrollIntoView();
	setInterval(() => shown && showLinks(shown.state), 1000);
	const live = new EventSource('/api/live');
	live.addEventListener('message', ({ data }) => show(JSON.parse(data as string) as ConsoleState));
	live.addEventListener('error', () =>
		say('The console does not answer. Was the demo ended?', false),
	);
	live.addEventListener('open', () => say(''));
}

void begin();
