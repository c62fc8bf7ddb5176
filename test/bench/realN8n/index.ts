import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Json, WorkflowNode } from '../../../tools/sandbox';
import { pave, type PaveAccountUnderTest } from '../../n8n/support/pave';
import { openStage, type Stage } from '../../n8n/support/stage';
import type { Measured } from '../support/measured';
import { GitHub } from './gitHub';
import { eventsPerSecond, type Burst, type Source } from './traffic';

const ROUNDS = 5;
const EVENTS = 60;
const WARM_UP = 20;

const noOp: WorkflowNode = {
	name: 'After',
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [480, 0],
	parameters: {},
};

/** What a user without our trigger's Ignore Repeated Events has to add. */
const removeDuplicates: WorkflowNode = {
	name: 'Remove Duplicates',
	type: 'n8n-nodes-base.removeDuplicates',
	typeVersion: 2,
	position: [240, 0],
	parameters: {
		operation: 'removeItemsSeenInPreviousExecutions',
		dedupeValue: '={{ $json.body.session.session_key }}',
		options: { historySize: 1000 },
	},
};

/** What a user without our trigger's list of events has to add. */
const filter: WorkflowNode = {
	name: 'Filter',
	type: 'n8n-nodes-base.filter',
	typeVersion: 2,
	position: [240, 0],
	parameters: {
		conditions: {
			options: { caseSensitive: true, leftValue: '', typeValidation: 'strict' },
			combinator: 'and',
			conditions: [
				{
					id: randomUUID(),
					leftValue: '={{ $json.body.event }}',
					rightValue: 'SESSION:COMPLETE',
					operator: { type: 'string', operation: 'equals' },
				},
			],
		},
		options: {},
	},
};

/** Events per second through a real n8n, against n8n's own GitHub Trigger with the same bodies. */
export async function realN8n(): Promise<Measured[]> {
	const stage = await openStage();
	const vendor = await pave.start();
	const gitHub = new GitHub();
	await gitHub.start();
	try {
		const ours = async (parameters: Json) =>
			await publishedTrigger(stage, await vendor.openAccount(), parameters);
		const theirs = async (...then: WorkflowNode[]) =>
			await gitHub.publishedWorkflow(stage.client(), then);
		const wanted = { body: bodies('webhook-session-complete.json'), executes: true };
		const unwanted = { body: bodies('webhook-note-insert.json'), executes: false };

		const plain = { simplify: false, options: { deduplicate: false } };
		return [
			{
				what: 'Real n8n: wanted events/s, body as it came',
				samples: await compare(stage, wanted, await ours(plain), wanted, await theirs(noOp)),
				unit: '×',
				budget: { atLeast: 1 },
				against: 'GitHub Trigger → No Operation, same bodies',
			},
			{
				what: 'Real n8n: wanted events/s, default settings',
				samples: await compare(
					stage,
					wanted,
					await ours({}),
					wanted,
					await theirs(removeDuplicates, noOp),
				),
				unit: '×',
				budget: { atLeast: 1 },
				against: 'GitHub Trigger → Remove Duplicates → No Operation',
			},
			{
				what: 'Real n8n: unwanted events/s',
				samples: await compare(
					stage,
					unwanted,
					await ours({}),
					{ ...unwanted, executes: true },
					await theirs(filter, noOp),
				),
				unit: '×',
				budget: { atLeast: 1.8 },
				against: 'GitHub Trigger → Filter',
			},
		];
	} finally {
		await stage.close();
		await vendor.close();
		await gitHub.close();
	}
}

/** Bodies as recorded, each with a session key of its own. */
function bodies(fixture: string): Burst['body'] {
	const text = readFileSync(path.join(__dirname, '../../fixtures/pave', fixture), 'utf8');
	const compact = JSON.stringify(JSON.parse(text));
	return (n) => compact.replace(/("session_key":")[^"]*/g, `$1BCH-${String(n).padStart(10, '0')}`);
}

type Kind = Pick<Burst, 'body' | 'executes'>;

/** Ratios of events per second, the two taking turns so that a busy moment hits both. */
async function compare(
	stage: Stage,
	ourKind: Kind,
	ours: Source,
	theirKind: Kind,
	theirs: Source,
): Promise<number[]> {
	const run = async (source: Source, kind: Kind, events: number) =>
		await eventsPerSecond(stage.client(), source, { ...kind, events });
	await run(ours, ourKind, WARM_UP);
	await run(theirs, theirKind, WARM_UP);
	const ratios: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const our = await run(ours, ourKind, EVENTS);
		const their = await run(theirs, theirKind, EVENTS);
		ratios.push(our / their);
	}
	return ratios;
}

async function publishedTrigger(
	stage: Stage,
	account: PaveAccountUnderTest,
	parameters: Json,
): Promise<Source> {
	const workflow = await stage.triggerWorkflow({ vendor: pave, account, parameters });
	const { status, errors } = await stage.client().publish(workflow.id);
	const [callback] = await account.callbacks();
	if (status !== 'published') throw new Error(`PAVE Trigger: ${errors.join('; ')}`);
	return {
		workflowId: workflow.id,
		url: callback.url,
		headers: () => callback.headers as Record<string, string>,
	};
}
