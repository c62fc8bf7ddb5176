import type { ConsoleState, VendorName } from '../types';
import type { Verb, VerbField, VerbInput } from '../verb';
import { byId, copy, groupsOf, h, say } from './dom.js';

export interface Offered {
	verbs: Array<Omit<Verb, 'run'>>;
	events: Record<VendorName, Array<{ name: string; displayName: string }>>;
}

/** What the page shows at the moment; forms choose from it. */
export interface Shown {
	offered: Offered;
	state: ConsoleState;
}

/** Does one thing and tells what happened. @returns whether it was done */
export async function perform(name: string, input: VerbInput, button?: HTMLElement) {
	button?.setAttribute('disabled', '');
	say('…');
	try {
		const answer = await fetch(pathOf(name), {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify(input),
		});
		const result = (await answer.json()) as { said?: string; message?: string };
		say(result.said ?? result.message ?? String(answer.status), answer.ok);
		return answer.ok;
	} catch {
		say('The console does not answer. Was the demo ended?', false);
		return false;
	} finally {
		button?.removeAttribute('disabled');
	}
}

const pathOf = (name: string) => `/api/do/${name.replaceAll(' ', '-')}`;

/** The same, for a terminal. */
export function curlOf(name: string, input: VerbInput): string {
	const body = JSON.stringify(input).replaceAll("'", "'\\''");
	return `curl -X POST ${location.origin}${pathOf(name)} -H 'Content-Type: application/json' -d '${body}'`;
}

/** Everything that can be done without choosing an event first. */
export function showVerbs(shown: Shown): void {
	const groups = groupsOf(
		shown.offered.verbs.filter(({ group }) => group !== 'Send again'),
		({ group }) => group,
	);
	byId('verbs').replaceChildren(
		...groups.map(([group, verbs], index) =>
			h(
				'details',
				{ class: 'card verbs', open: index === 0 && innerWidth > 768 },
				h('summary', {}, group),
				...verbs.map((verb) =>
					h(
						'button',
						{
							type: 'button',
							class: verb.name === 'play inspection' ? 'main' : '',
							onclick: ({ currentTarget }) => void start(shown, verb, currentTarget),
						},
						verb.label,
						h('small', {}, verb.help),
					),
				),
			),
		),
	);
}

const accounts = ({ state }: Shown) => state.accounts.filter(({ vendor }) => vendor === 'pave');

/** Opens the form of a verb, filled with what is given. */
export async function ask(shown: Shown, verb: Omit<Verb, 'run'>, given: VerbInput = {}) {
	const dialog = byId('dialog') as HTMLDialogElement;
	const fields = new Map(
		verb.fields
			.filter(({ name }) => name !== 'id')
			.map((field) => [field, control(shown, verb, field, given)] as const),
	);
	const input = (): VerbInput => ({
		...given,
		...Object.fromEntries([...fields].map(([{ name }, element]) => [name, element.value])),
	});
	const event = [...fields].find(([{ kind }]) => kind === 'event')?.[1];
	const json = [...fields].find(([{ kind }]) => kind === 'json')?.[1];
	const preview = async () => {
		if (!json || !event) return;
		const vendor = vendorOf(verb);
		const answer = await fetch(`/api/preview/${vendor}/${encodeURIComponent(event.value)}`);
		json.value = JSON.stringify(await answer.json(), null, 2);
	};
	event?.addEventListener('change', () => void preview());
	const form = h(
		'form',
		{
			method: 'dialog',
			onsubmit: (submitted) => {
				submitted.preventDefault();
				void perform(verb.name, input()).then((ok) => ok && dialog.close());
			},
		},
		h('h2', {}, verb.label),
		h('p', { class: 'help' }, verb.help),
		...[...fields].map(([{ label }, element]) => h('label', {}, `${label} `, element)),
		h(
			'p',
			{ class: 'buttons' },
			h('button', { class: 'main' }, json ? 'Send' : verb.label),
			h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'),
			h(
				'button',
				{ type: 'button', onclick: () => void copy(curlOf(verb.name, input()), 'curl command') },
				'Copy as curl',
			),
		),
	);
	dialog.replaceChildren(form);
	await preview();
	dialog.showModal();
}

async function start(shown: Shown, verb: Omit<Verb, 'run'>, button: EventTarget | null) {
	const asks = verb.fields.some(
		({ kind, optional, choices }) =>
			!optional || (choices?.length ?? 0) > 1 || (kind === 'account' && accounts(shown).length > 1),
	);
	if (asks) await ask(shown, verb);
	else await perform(verb.name, {}, button instanceof HTMLElement ? button : undefined);
}

/** Whose events a verb is about; what breaks a single event breaks one of PAVE's. */
const vendorOf = ({ group }: Omit<Verb, 'run'>): VendorName =>
	group === 'AutoGrab' ? 'autograb' : 'pave';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function control(
	shown: Shown,
	verb: Omit<Verb, 'run'>,
	field: VerbField,
	given: VerbInput,
): Control {
	const value = given[field.name] ?? field.default ?? '';
	if (field.kind === 'json') {
		const area = h('textarea', {
			spellcheck: 'false',
			'aria-label': field.label,
		}) as HTMLTextAreaElement;
		area.value = value;
		return area;
	}
	const choices = choicesOf(shown, verb, field);
	if (!choices) return h('input', { value }) as HTMLInputElement;
	const options = choices.map(([name, label]) =>
		h('option', { value: name, selected: name === value }, label),
	);
	return h('select', {}, ...options) as HTMLSelectElement;
}

function choicesOf(
	shown: Shown,
	verb: Omit<Verb, 'run'>,
	{ kind, choices, optional }: VerbField,
): Array<[string, string]> | undefined {
	const any: Array<[string, string]> = optional ? [['', 'Choose for me']] : [];
	if (kind === 'account') return [...any, ...accounts(shown).map(accountChoice)];
	if (kind === 'session') {
		return [
			...any,
			...shown.state.sessions.map(({ key, status }): [string, string] => [
				key,
				`${key} – ${status}`,
			]),
		];
	}
	if (kind === 'event') {
		const events = shown.offered.events[vendorOf(verb)];
		return events.map(({ name, displayName }) => [name, displayName]);
	}
	return choices?.map((choice) => [choice, choice]);
}

const accountChoice = ({ name, visitor }: ConsoleState['accounts'][number]): [string, string] => [
	name,
	visitor ? `${name} (yours)` : name,
];
