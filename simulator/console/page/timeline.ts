import type { ConsoleState, TimelineEvent } from '../types';
import { type Shown, ask, perform } from './act.js';
import { byId, clock, copy, h, link, say } from './dom.js';

type Line = ConsoleState['events'][number];

const TAGS = { same: 'delivered again', edited: 'edited', forged: 'forged' };

/** The event whose details are open, from the address of the page. */
const openId = () => new URLSearchParams(location.hash.slice(1)).get('event');

const details = new Map<string, { of: string; element: HTMLElement }>();

/** All events that fit the search, newest first; the open one with its details. */
export function showTimeline(shown: Shown): void {
	const search = (byId('search') as HTMLInputElement).value.trim().toLowerCase();
	const filter = (byId('filter') as HTMLSelectElement).value;
	const lines = shown.state.events.filter((line) => fits(line, search, filter));
	const none =
		shown.state.events.length === 0
			? 'Nothing has happened yet. Play an inspection, or spot a car.'
			: 'No event fits your search.';
	byId('timeline').replaceChildren(
		...(lines.length === 0
			? [h('p', { class: 'soft' }, none)]
			: lines.map((line) => card(shown, line))),
	);
}

function fits(line: Line, search: string, filter: string): boolean {
	const words = [line.title, line.event, line.about, line.account, line.words, line.id].join(' ');
	if (!words.toLowerCase().includes(search)) return false;
	const { status } = line.answer;
	if (filter === 'run') return line.execution !== undefined;
	if (filter === 'refused') return status === null || status >= 300;
	if (filter === 'crm') return line.crm > 0;
	return filter === '' || line.vendor === filter;
}

function card(shown: Shown, line: Line): HTMLElement {
	const open = openId() === line.id;
	return h(
		'article',
		{ id: line.id, class: open ? 'open' : '' },
		h(
			'button',
			{
				class: 'head',
				type: 'button',
				'aria-expanded': String(open),
				onclick: () => {
					location.hash = open ? '' : `event=${line.id}`;
				},
			},
			h('b', {}, line.title),
			line.repeats && h('span', { class: 'tag' }, TAGS[line.repeats.as]),
			line.to.test && h('span', { class: 'tag' }, 'test'),
			h('span', { class: 'about' }, line.about),
			h('time', { datetime: line.at }, clock(line.at)),
		),
		way(line),
		open && more(shown, line),
	);
}

/** Vendor → answer → n8n → CRM. */
function way(line: Line): HTMLElement {
	const { answer, execution, to, crm } = line;
	const refused = answer.status === null || answer.status >= 300;
	const ran = execution && execution.status !== 'success' ? 'bad' : 'good';
	const failed = execution?.nodes.find(({ message }) => message !== undefined);
	return h(
		'div',
		{ class: 'way' },
		station('good', line.vendor === 'pave' ? 'PAVE' : 'AutoGrab', line.account ?? line.event),
		station(
			refused ? 'bad' : answer.ignored ? 'warn' : 'good',
			answer.status === null ? 'No answer' : `Answer ${answer.status}`,
			answer.status === null ? answer.text : (answer.ignored ?? `${answer.ms} ms`),
		),
		execution
			? station(
					ran,
					link(execution.url, `Execution ${execution.id}`),
					failed?.message ?? ended(execution),
				)
			: station('', 'No execution', to.workflow?.name ?? hostOf(to.url)),
		station(
			crm > 0 ? 'good' : '',
			crm > 0 ? 'CRM received it' : 'Nothing at the CRM',
			crm > 1 ? `${crm} records` : '',
		),
	);
}

function ended({ status, nodes }: NonNullable<Line['execution']>): string {
	if (status !== 'success') return status;
	// The trigger handed nothing on: it recognised an event that it had already had.
	return nodes[0]?.items === 0 ? 'recognised as a repeat' : 'success';
}

const hostOf = (url: string) => (URL.canParse(url) ? new URL(url).host : url);

function station(state: string, what: Node | string, about: string): HTMLElement {
	return h('div', { class: state, title: about }, what, h('small', {}, about));
}

/** The details, fetched again when the line has changed since. */
function more(shown: Shown, line: Line): HTMLElement {
	const of = JSON.stringify(line);
	const known = details.get(line.id);
	if (known?.of === of) return known.element;
	const element = known?.element ?? h('div', { class: 'more' }, '…');
	details.set(line.id, { of, element });
	void fetch(`/api/events/${line.id}`)
		.then(async (answer) => (await answer.json()) as TimelineEvent)
		.then((event) => element.replaceChildren(...inside(shown, event)))
		.catch(() => say('This event could not be read. Reload the page.', false));
	return element;
}

function inside(shown: Shown, event: TimelineEvent): HTMLElement[] {
	const { id } = event;
	const body = JSON.stringify(event.body, null, 2);
	const edited = shown.offered.actions.find(({ key }) => key === 'redeliver-edited');
	const again = (key: string, label: string) =>
		h(
			'button',
			{
				type: 'button',
				onclick: ({ currentTarget }) => void perform(key, { id }, currentTarget as HTMLElement),
			},
			label,
		);
	return [
		h(
			'p',
			{ class: 'buttons' },
			again('redeliver', 'Deliver again'),
			again('redeliver-five', 'Five times at once'),
			h(
				'button',
				{ type: 'button', onclick: () => void (edited && ask(shown, edited, { id, body })) },
				'Edit and deliver',
			),
			again('forge', 'Forge it'),
			h(
				'button',
				{ type: 'button', onclick: () => void copy(location.href, 'Link to this event') },
				'Copy link',
			),
		),
		...event.crm.map(({ path, body: record }) =>
			h(
				'div',
				{},
				h('b', {}, `The CRM received at ${path}`),
				h(
					'table',
					{},
					...Object.entries(record).map(([name, value]) =>
						h('tr', {}, h('th', {}, name), h('td', {}, ...cell(value))),
					),
				),
			),
		),
		...(event.execution?.nodes ?? []).map(({ name, items, message }) =>
			h(
				'p',
				{ class: message ? 'bad-text' : 'soft' },
				`${name}: ${message ?? `${items} item${items === 1 ? '' : 's'}`}`,
			),
		),
		h('b', {}, `Sent to ${event.to.url}`),
		h('pre', {}, body),
		h('b', {}, 'Answered'),
		h('pre', {}, event.answer.text || '(nothing)'),
	];
}

/** Photos arrive as a list of addresses and are shown as pictures. */
function cell(value: unknown): Array<Node | string> {
	const pictures =
		Array.isArray(value) && value.every((url) => /^https?:.*\.jpe?g$/.test(String(url)));
	if (!pictures) return [text(value)];
	return value.map((url) => h('img', { src: String(url), alt: '', loading: 'lazy' }));
}

function text(value: unknown): string {
	if (value === null || value === undefined || value === '') return '–';
	return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number);
}
