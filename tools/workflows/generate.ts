import { carListed, finishedInspection, type SourceEvent, webhookIdOf } from './events';
import { type ExampleNode, type ExampleWorkflow, type Link, connect, idOf } from './nodes';
import type { Target } from './target';
import { leadTargets, targets } from './targets';

/** An event and where it goes: one file. */
export interface Pair {
	file: string;
	event: SourceEvent;
	target: Target;
}

/** Every file that is made of the tables, in their order. */
export const pairs: readonly Pair[] = [
	...targets.map((target) => pair(finishedInspection, target)),
	...leadTargets.map((target) => pair(carListed, target)),
];

/** The workflow of a pair, all but the trigger's sample data. */
export function workflowOf({ file, event, target }: Pair): ExampleWorkflow {
	const { nodes, links } = target.ending(event);
	const trigger = { ...event.trigger, webhookId: webhookIdOf(file) };
	const all: Link[] = [[trigger.name, 0, nodes[0].name], ...links];
	const placed = place([trigger, ...nodes], all).map((node) => ({
		id: idOf(`${file} ${node.name}`),
		...node,
	}));
	return {
		name: `${event.title} → ${target.label}`,
		versionId: idOf(`${file} version`),
		active: false,
		nodes: [...placed, ...notes({ file, event, target }, placed)],
		connections: connect(all),
		settings: { executionOrder: 'v1' },
	};
}

function pair(event: SourceEvent, target: Target): Pair {
	return { file: `${event.slug}-to-${target.slug}`, event, target };
}

/** Each node right of those that lead to it; those of one column below each other. */
function place(nodes: ReadonlyArray<Omit<ExampleNode, 'position'>>, links: readonly Link[]) {
	const column = (name: string): number =>
		Math.max(0, ...links.filter(([, , to]) => to === name).map(([from]) => column(from) + 1));
	return nodes.map((node): ExampleNode => {
		const x = column(node.name);
		const same = nodes.filter(({ name }) => column(name) === x);
		const y = same.indexOf(node) * 200 - (same.length - 1) * 100;
		return { ...node, position: [x * 240, y] };
	});
}

const WIDTH = 520;

/** What to do, and what to know; above the nodes. */
function notes({ file, event, target }: Pair, nodes: readonly ExampleNode[]): ExampleNode[] {
	const accounts = nodes.filter(({ credentials }) => credentials).map(({ name }) => `**${name}**`);
	const choose = target.choose && ` Also choose ${target.choose}.`;
	const todo = [
		`## Each ${event.noun} becomes ${target.becomes}`,
		'**Execute workflow sends the example of the trigger to your own account.**',
		`1. Prepare: ${target.prepare(event)}`,
		`2. Choose your accounts in ${accounts.slice(0, -1).join(', ')} and ${accounts.at(-1)}.${choose}`,
		'3. Publish.',
	];
	const know = [
		'## Good to know',
		'- The trigger shows **example data** to build with. Published workflows get real events.',
		`- Does it work? ${event.tryIt}. Then look at **Executions**: one line, green.`,
		`- ${event.again}: that ${target.repeat}.`,
	];
	const top = Math.min(...nodes.map(({ position }) => position[1]));
	return [todo, know].map((lines, index) => {
		const content = lines.join('\n');
		const height = 60 + lines.reduce((sum, line) => sum + Math.ceil(line.length / 62) * 24, 0);
		return {
			id: idOf(`${file} note ${index}`),
			name: index === 0 ? 'Note' : 'Good to Know',
			type: 'n8n-nodes-base.stickyNote',
			typeVersion: 1,
			position: [-60 + index * (WIDTH + 20), top - height - 40],
			parameters: { content, width: WIDTH, height },
		};
	});
}
