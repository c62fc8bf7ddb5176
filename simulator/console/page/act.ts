import type { ConsoleState, VendorName } from '../types';
import type { Action, ActionField, ActionInput } from '../action';
import { byId, groupsOf, h, say } from './dom.js';

export interface Offered {
	actions: Array<Omit<Action, 'run'>>;
	events: Record<VendorName, Array<{ name: string; displayName: string }>>;
}

/** What the page shows at the moment; forms choose from it. */
export interface Shown {
	offered: Offered;
	state: ConsoleState;
}

/** Does one thing and tells what happened. @returns whether it was done */
export async function perform(key: string, input: ActionInput, button?: HTMLElement) {
	button?.setAttribute('disabled', '');
	say('…');
	try {
		const answer = await fetch(`/api/actions/${key}`, {
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

/** Everything that can be done without choosing an event first. */
export function showActions(shown: Shown): void {
	const groups = groupsOf(
		shown.offered.actions.filter(({ group }) => group !== 'Send again'),
		({ group }) => group,
	);
	byId('actions').replaceChildren(
		...groups.map(([group, actions], index) =>
			h(
				'details',
				{ class: 'card actions', open: index === 0 && innerWidth > 768 },
				h('summary', {}, group),
				...actions.map((action) =>
					h(
						'button',
						{
							type: 'button',
							class: action.key === 'play-inspection' ? 'main' : '',
							onclick: ({ currentTarget }) => void start(shown, action, currentTarget),
						},
						action.label,
						h('small', {}, action.help),
					),
				),
			),
		),
	);
}

const accounts = ({ state }: Shown) => state.accounts.filter(({ vendor }) => vendor === 'pave');

/** Opens the form of a action, filled with what is given. */
export async function ask(shown: Shown, action: Omit<Action, 'run'>, given: ActionInput = {}) {
	const dialog = byId('dialog') as HTMLDialogElement;
	const fields = new Map(
		action.fields
			.filter(({ name }) => name !== 'id')
			.map((field) => [field, control(shown, action, field, given)] as const),
	);
	const input = (): ActionInput => ({
		...given,
		...Object.fromEntries([...fields].map(([{ name }, element]) => [name, element.value])),
	});
	const event = [...fields].find(([{ kind }]) => kind === 'event')?.[1];
	const json = [...fields].find(([{ kind }]) => kind === 'json')?.[1];
	const preview = async () => {
		if (!json || !event) return;
		const vendor = vendorOf(action);
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
				void perform(action.key, input()).then((ok) => ok && dialog.close());
			},
		},
		h('h2', {}, action.label),
		h('p', { class: 'help' }, action.help),
		...[...fields].map(([{ label }, element]) => h('label', {}, `${label} `, element)),
		h(
			'p',
			{ class: 'buttons' },
			h('button', { class: 'main' }, json ? 'Send' : action.label),
			h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel'),
		),
	);
	dialog.replaceChildren(form);
	await preview();
	dialog.showModal();
}

async function start(shown: Shown, action: Omit<Action, 'run'>, button: EventTarget | null) {
	const asks = action.fields.some(
		({ kind, optional, choices }) =>
			!optional || (choices?.length ?? 0) > 1 || (kind === 'account' && accounts(shown).length > 1),
	);
	if (asks) await ask(shown, action);
	else await perform(action.key, {}, button instanceof HTMLElement ? button : undefined);
}

/** Whose events a action is about; what breaks a single event breaks one of PAVE's. */
const vendorOf = ({ group }: Omit<Action, 'run'>): VendorName =>
	group === 'AutoGrab' ? 'autograb' : 'pave';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function control(
	shown: Shown,
	action: Omit<Action, 'run'>,
	field: ActionField,
	given: ActionInput,
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
	const choices = choicesOf(shown, action, field);
	if (!choices) return h('input', { value }) as HTMLInputElement;
	const options = choices.map(([name, label]) =>
		h('option', { value: name, selected: name === value }, label),
	);
	return h('select', {}, ...options) as HTMLSelectElement;
}

function choicesOf(
	shown: Shown,
	action: Omit<Action, 'run'>,
	{ kind, choices, optional }: ActionField,
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
		const events = shown.offered.events[vendorOf(action)];
		return events.map(({ name, displayName }) => [name, displayName]);
	}
	return choices?.map((choice) => [choice, choice]);
}

const accountChoice = ({ name, visitor }: ConsoleState['accounts'][number]): [string, string] => [
	name,
	visitor ? `${name} (yours)` : name,
];
