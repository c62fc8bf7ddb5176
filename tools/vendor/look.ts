import type { ConsoleState } from '../../simulator/console';

/** What the console shows, for a terminal. */
export async function lookAt(base: string, what: 'events' | 'slots'): Promise<string> {
	const state = (await (await fetch(`${base}/api/state`)).json()) as ConsoleState;
	const lines = what === 'events' ? state.events.map(eventLine) : state.slots.map(slotLine);
	return lines.length > 0 ? lines.join('\n') : 'Nothing yet.';
}

function eventLine(event: ConsoleState['events'][number]): string {
	const { id, title, about, repeats, answer, execution, crm } = event;
	return [
		id,
		repeats ? `${title} (${repeats.as})` : title,
		about,
		`answered ${answer.status ?? answer.text}`,
		execution ? `execution ${execution.id} ${execution.status}` : 'no execution',
		...(crm > 0 ? ['reached the CRM'] : []),
	].join('  ');
}

function slotLine({ id, events, owner, ours, test }: ConsoleState['slots'][number]): string {
	const who = owner ?? 'nobody';
	const kind =
		owner === null ? '' : ours ? (test ? ' (test)' : '') : ' (not a workflow of this n8n)';
	return `${id}  ${events.join(', ')} → ${who}${kind}`;
}
