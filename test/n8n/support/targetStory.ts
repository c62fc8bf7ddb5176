import type { IDataObject } from 'n8n-workflow';

import type { ExampleWorkflow } from '../../../tools/workflows/nodes';
import { waitFor } from '../../../tools/sandbox';
import type { Pair } from '../../../tools/workflows/generate';
import { type Account as TargetAccount, type StandIns, rowsOf, startStandIns } from '../standIns';
import { autoGrab } from './autograb';
import { chosen } from './choose';
import { pave } from './pave';
import { type Stage, openStage } from './stage';
import { type Bodies, inspections, listings } from './storyBodies';
import type { Account } from './vendor';

/** What a target holds at one moment. */
export interface Held {
	records: Array<Record<string, unknown>>;
	messages: Array<Record<string, unknown>>;
	rows: Array<Record<string, unknown>>;
	/** Calls that it has had. */
	calls: number;
}

/** What came of each event that was sent to one target. */
export interface Told {
	bodies: Bodies;
	first: Held;
	again: Held;
	/** After the changed body, whose first call was answered 429. */
	changed: Held;
	sparse: Held;
	/** What the execution said whose record was refused. */
	refusal: string;
	/** Problems of executions that should have had none. */
	failures: string[];
	refused: string[];
	refreshed: number;
}

/** An n8n that reaches stand-ins instead of the vendors, and both vendors' simulators. */
export interface Theatre {
	standIns: StandIns;
	play(pair: Pair, workflow: ExampleWorkflow): Promise<Told>;
	close(): Promise<void>;
}

export async function openTheatre(): Promise<Theatre> {
	const standIns = await startStandIns();
	const [paveVendor, autoGrabVendor] = [await pave.start(), await autoGrab.start()];
	const stage = await openStage({ env: standIns.env });
	// One after the other: they are set up while others play.
	let settingUp: Promise<unknown> = Promise.resolve();
	return {
		standIns,
		play: async (pair, workflow) => {
			const isPave = pair.event.key === 'session_key';
			const account = await (isPave ? paveVendor : autoGrabVendor).openAccount();
			const ready = settingUp.then(
				async () => await setUp(stage, standIns, pair, workflow, account),
			);
			settingUp = ready.catch(() => undefined);
			const bodies = isPave ? inspections() : listings();
			return await tell(stage, standIns, pair.file, await ready, account, bodies);
		},
		close: async () => {
			await stage.close();
			await paveVendor.close();
			await autoGrabVendor.close();
			await standIns.close();
		},
	};
}

/** Imports the workflow, does what its note asks, and publishes it. */
async function setUp(
	stage: Stage,
	standIns: StandIns,
	{ file }: Pair,
	workflow: ExampleWorkflow,
	account: Account,
): Promise<string> {
	const client = stage.client();
	const types = new Set(
		workflow.nodes.flatMap(({ credentials }) => Object.keys(credentials ?? {})),
	);
	const made: Record<string, { id: string; name: string }> = {};
	for (const type of types) {
		const ours = /^(paveApi|autoGrabApi)$/.test(type);
		const values = ours ? account.credential : standIns.credential(type, file);
		made[type] = await client.createCredential(type, `${type} ${file}`, values);
	}
	const { id } = await client.createWorkflow({
		...workflow,
		nodes: workflow.nodes.map((node) => ({
			...chosen(node),
			// The same tries, a second apart: nothing here gets better by waiting.
			...(node.retryOnFail && { waitBetweenTries: 1_000 }),
			...(node.credentials && {
				credentials: Object.fromEntries(
					Object.keys(node.credentials).map((type) => [type, made[type]]),
				),
			}),
		})),
	});
	const { status, errors } = await client.publish(id);
	if (status !== 'published') throw new Error(`${file} was not published: ${errors.join('; ')}`);
	return id;
}

async function tell(
	stage: Stage,
	{ account: accountOf, refreshed }: StandIns,
	file: string,
	id: string,
	vendor: Account,
	bodies: Bodies,
): Promise<Told> {
	const target = accountOf(file);
	const failures: string[] = [];
	const [registration] = await vendor.registrations();
	let sent = 0;
	const send = async (body: IDataObject) => {
		const answer = await waitFor('an answer to the event', async () => {
			const { status, responseBody } = await vendor.deliver(registration, body);
			return status === 200 && responseBody;
		});
		if ('ignored' in (JSON.parse(answer) as object)) return undefined;
		sent += 1;
		const executions = await stage.client().waitForExecutions(id, sent, 90_000);
		return executions[executions.length - 1].error;
	};
	const sendWell = async (name: string, body: IDataObject) => {
		const error = await send(body);
		if (error) failures.push(`${name}: ${error.message} ${error.description ?? ''}`);
		return held(target);
	};

	const first = await sendWell('first', bodies.full);
	const again = await sendWell('again', bodies.full);
	target.faults.push({ status: 429, times: 1, body: { message: 'slow down' } });
	const changed = await sendWell('changed', bodies.changed);
	const sparse = await sendWell('sparse', bodies.sparse);
	const { refused } = target;
	target.faults.push({ status: 400, times: 3 });
	const refusal = (await send(bodies.another))?.message ?? '';
	return {
		bodies,
		first,
		again,
		changed,
		sparse,
		refusal,
		failures,
		refused,
		refreshed: refreshed.get(file) ?? 0,
	};
}

function held(account: TargetAccount): Held {
	return structuredClone({
		records: [...account.records].filter(([key]) => key !== 'sheet').map(([, record]) => record),
		messages: account.messages,
		rows: rowsOf(account),
		calls: account.requests.length,
	});
}
