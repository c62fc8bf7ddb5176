import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { Json, N8nClient, WorkflowNode } from '../../../tools/sandbox';
import { pave, type PaveAccountUnderTest } from '../../n8n/support/pave';
import { openStage, type Stage } from '../../n8n/support/stage';
import type { Measured } from '../report';
import { send, type Burst, type Outcome, type Target } from './burst';
import { GitHub } from './gitHub';

const ROUNDS = 3;
const EVENTS = 40;
const FORGED = 200;
const WARM_UP = 20;

const node = (name: string, typeVersion: number, parameters: Json): WorkflowNode => ({
	name,
	type: `n8n-nodes-base.${name[0].toLowerCase()}${name.slice(1).replaceAll(' ', '')}`,
	typeVersion,
	position: [240, 0],
	parameters,
});
const noOp = node('No Op', 1, {});

/** What a user without our trigger's Ignore Repeated Events has to add. */
const removeDuplicates = node('Remove Duplicates', 2, {
	operation: 'removeItemsSeenInPreviousExecutions',
	dedupeValue: '={{ $json.body.session.session_key }}',
	options: { historySize: 1000 },
});

/** What a user without our trigger's list of events has to add. */
const filter = node('Filter', 2, {
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
});

type Side = [target: Target, burst: Burst];

/**
 * Events through a real n8n, against n8n's own nodes with the same bodies. One core does the work of an n8n, so events
 * a second are the inverse of its processor time per event, which nothing else on the machine changes.
 */
export async function events(): Promise<Measured[]> {
	const stage = await openStage();
	const vendor = await pave.start();
	const gitHub = new GitHub();
	await gitHub.start();
	const client = stage.client();
	try {
		const ours = async (parameters: Json) =>
			await published(stage, await vendor.openAccount(), parameters);
		const theirs = async (...then: WorkflowNode[]) => await gitHub.publishedWorkflow(client, then);
		const wanted = { events: EVENTS, body: bodies('webhook-session-complete.json') };
		const unwanted = { events: EVENTS, body: bodies('webhook-note-insert.json') };
		const forged = { ...wanted, events: FORGED, executes: false };
		const plain = { simplify: false, options: { deduplicate: false } };
		const runs = { ...wanted, executes: true };
		const genuine = await ours({});
		const forge = { ...genuine, headers: () => ({ authorization: `Bearer ${'w'.repeat(43)}` }) };

		const rows: Array<[what: string, against: string, least: number, our: Side, their: Side]> = [
			[
				'Wanted events a second, body as it came',
				'GitHub Trigger → No Operation',
				1,
				[await ours(plain), runs],
				[await theirs(noOp), runs],
			],
			[
				'Wanted events a second, default settings',
				'GitHub Trigger → Remove Duplicates → No Operation',
				1,
				[genuine, runs],
				[await theirs(removeDuplicates, noOp), runs],
			],
			[
				'Unwanted events a second',
				'GitHub Trigger → Filter → No Operation',
				2,
				[await ours({}), { ...unwanted, executes: false }],
				[await theirs(filter, noOp), { ...unwanted, executes: true }],
			],
			[
				'Forged events a second',
				'Webhook with header authentication',
				0.9,
				[forge, { ...forged, status: 401 }],
				[await webhook(client, stage.n8n.url), { ...forged, status: 403 }],
			],
		];
		const measured: Measured[] = [];
		let memory: number[] = [];
		for (const [what, against, atLeast, our, their] of rows) {
			const outcomes = await compare(stage, our, their);
			const perSecond = quotients(outcomes, ({ cpuMs }) => 1 / cpuMs[0]);
			measured.push({ what, samples: perSecond, unit: '×', budget: { atLeast }, against });
			memory = quotients(outcomes, ({ peakMB }) => peakMB[0]);
		}
		const against = 'Webhook with header authentication, as many at once';
		const budget = { atMost: 1.5 };
		measured.push({ what: 'Memory meanwhile', samples: memory, unit: '×', budget, against });
		return measured;
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

/** The two take turns, so that a busy moment hits both. */
async function compare(
	{ client, n8n }: Stage,
	our: Side,
	their: Side,
): Promise<Array<[our: Outcome, their: Outcome]>> {
	const run = async ([target, burst]: Side, most = burst.events) =>
		await send(client(), [n8n.pid], target, { ...burst, events: most });
	await run(our, WARM_UP);
	await run(their, WARM_UP);
	const outcomes: Array<[Outcome, Outcome]> = [];
	for (let round = 0; round < ROUNDS; round++) outcomes.push([await run(our), await run(their)]);
	return outcomes;
}

const quotients = (
	outcomes: ReadonlyArray<[Outcome, Outcome]>,
	figure: (outcome: Outcome) => number,
) => outcomes.map(([our, their]) => figure(our) / figure(their));

async function published(
	stage: Stage,
	account: PaveAccountUnderTest,
	parameters: Json,
): Promise<Target> {
	const workflow = await stage.triggerWorkflow({ vendor: pave, account, parameters });
	const { status, errors } = await stage.client().publish(workflow.id);
	const [callback] = await account.callbacks();
	if (status !== 'published') throw new Error(`PAVE Trigger: ${errors.join('; ')}`);
	const headers = callback.headers as Record<string, string>;
	return { workflowId: workflow.id, url: callback.url, headers: () => headers };
}

/** n8n's own Webhook node, which refuses a wrong token without any code of ours. */
async function webhook(client: N8nClient, n8nUrl: string): Promise<Target> {
	const own = randomUUID();
	const secret = { name: 'Authorization', value: `Bearer ${randomUUID()}` };
	const httpHeaderAuth = await client.createCredential('httpHeaderAuth', 'Token', secret);
	const parameters = { httpMethod: 'POST', path: own, authentication: 'headerAuth', options: {} };
	const trigger = node('Webhook', 2, parameters);
	const { id } = await client.createWorkflow({
		name: 'Webhook with header authentication',
		nodes: [{ ...trigger, webhookId: own, credentials: { httpHeaderAuth } }],
		connections: {},
	});
	const { errors } = await client.publish(id);
	if (errors.length > 0) throw new Error(errors.join('; '));
	const headers = () => ({ authorization: `Bearer ${'w'.repeat(43)}` });
	return { workflowId: id, url: `${n8nUrl}/webhook/${own}`, headers };
}
