import type { N8nSnapshot, Slot, TimelineEvent, ChecklistStep } from './types';

export interface Facts {
	n8n: N8nSnapshot | undefined;
	/** Only the visitor's: not what the demo made. */
	isOwn(name: string): boolean;
	/** Of all accounts, newest first. */
	events: readonly TimelineEvent[];
	slots: readonly Slot[];
	recovered: ReadonlySet<string>;
}

interface Step {
	id: string;
	title: string;
	help: string;
	seen(facts: Facts): string | undefined;
}

const STEPS: Step[] = [
	{
		id: 'credential',
		title: 'Make a credential',
		help: 'In n8n, open Credentials, choose PAVE API and enter the four values below. n8n tests them when you save.',
		seen: ({ n8n, isOwn }) =>
			n8n?.credentials.find(({ name, type }) => isVendorType(type) && isOwn(name))?.name,
	},
	{
		id: 'event',
		title: 'Tick an event',
		help: 'Make a new workflow, add PAVE Trigger and tick what should start it, for example Session Complete.',
		seen: (facts) => {
			const workflow = own(facts).find(({ triggers }) =>
				triggers.some(({ events }) => events.length > 0),
			);
			return workflow?.name;
		},
	},
	{
		id: 'test',
		title: 'See a test event',
		help: 'In the trigger, click "Execute step", then play an inspection here. The inspection appears in n8n.',
		seen: ({ events }) => events.find(({ to, answer }) => to.test && answer.status === 200)?.about,
	},
	{
		id: 'publish',
		title: 'Publish',
		help: 'Add your CRM behind the trigger: an HTTP Request node that posts to the address of the CRM below. Then click Publish.',
		seen: (facts) => {
			const names = own(facts)
				.filter(({ published }) => published)
				.map(({ name }) => name);
			const holds = (name: string) =>
				facts.slots.some(({ owner, test }) => !test && owner === name);
			return names.find(holds);
		},
	},
	{
		id: 'execution',
		title: 'See the first execution',
		help: 'Play an inspection once more. This time it runs by itself: open the execution from the timeline.',
		seen: ({ events, isOwn }) =>
			events
				.filter(({ to }) => to.workflow && isOwn(to.workflow.name))
				.find(({ execution }) => execution?.mode === 'webhook' && execution.status === 'success')
				?.execution?.id,
	},
	{
		id: 'forged',
		title: 'Forge an event and see it refused',
		help: 'Open an event in the timeline and click "Forge it": it is sent by somebody who does not know the secret. n8n answers 401 and nothing runs.',
		seen: ({ events }) =>
			events.find(({ repeats, answer }) => repeats?.as === 'forged' && answer.status === 401)
				?.title,
	},
	{
		id: 'repair',
		title: 'Get an event back from another system',
		help: 'Let another system steal the callback (under Break things). In n8n, tick another event in the trigger and publish: the message names who has it. Choose Take Over as it says, and publish again.',
		seen: ({ recovered }) => [...recovered][0],
	},
];

/** A visitor's first steps: a step is done when what it asks for was really seen, never by a click. */
export function checklist(facts: Facts, done: Map<string, string>): ChecklistStep[] {
	return STEPS.map(({ id, title, help, seen }) => {
		const fact = done.get(id) ?? seen(facts);
		// What was done once stays done, though the workflow may be unpublished later.
		if (fact !== undefined) done.set(id, fact);
		return { id, title, help, done: fact ?? null };
	});
}

const isVendorType = (type: string) => type === 'paveApi' || type === 'autoGrabApi';

function own({ n8n, isOwn }: Facts) {
	return (n8n?.workflows ?? []).filter(({ name, triggers }) => triggers.length > 0 && isOwn(name));
}
