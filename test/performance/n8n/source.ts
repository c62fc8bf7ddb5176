import { readFileSync } from 'node:fs';
import path from 'node:path';

import { startCrm, type CrmReceiver } from '../../../tools/demo/crm';
import { waitFor, type N8nClient } from '../../../tools/sandbox';
import { type RunningPave, pave } from '../../n8n/support/pave';
import { type Answer, Requester } from '../../n8n/support/request';
import { createTriggerWorkflow } from '../../n8n/support/stage';

const compact = (fixture: string) =>
	JSON.stringify(
		JSON.parse(readFileSync(path.join(__dirname, '../../fixtures/pave', fixture), 'utf8')),
	);
const COMPLETE = compact('webhook-session-complete.json');
const NOTE = compact('webhook-note-insert.json');
const withKey = (text: string, key: string) =>
	text.replace(/("session_key":")[^"]*/g, (_whole, start: string) => start + key);

/** A PAVE trigger that is published, ticks Session Complete, and tells a receiver behind it of each event. */
export interface Source {
	workflowId: string;
	/** Where PAVE delivers. */
	url: string;
	/** As PAVE sends it; another address than the registered one stands for another webhook process. */
	deliver(key: string, url?: string): Promise<Answer>;
	/** Authentic, and not ticked. */
	deliverUnticked(key: string): Promise<Answer>;
	/** With a token that looks like one and is wrong. */
	forge(key: string): Promise<Answer>;
	/** How often the receiver was told of each key. */
	arrived(): Map<string, number>;
	close(): Promise<void>;
}

/** Publishes PAVE Trigger → HTTP Request, the latter to a receiver of its own. */
export async function openSource(
	client: N8nClient,
	n8nUrl: string,
	vendor: RunningPave,
	atOnce = 50,
): Promise<Source> {
	const receiver = await startCrm();
	const account = await vendor.openAccount();
	const workflow = await createTriggerWorkflow(client, n8nUrl, {
		vendor: pave,
		account,
		after: tell(receiver),
	});
	const { status, errors } = await client.publish(workflow.id);
	if (status !== 'published') throw new Error(`PAVE Trigger: ${errors.join('; ')}`);
	const [callback] = await account.callbacks();
	const requester = new Requester(atOnce);
	const post = async (body: string, authorization: string, url = callback.url) =>
		await requester.post(
			url,
			{
				...(callback.headers as Record<string, string>),
				Authorization: authorization,
				'content-type': 'application/json',
				'content-length': String(Buffer.byteLength(body)),
			},
			body,
		);
	const genuine = String(callback.headers.Authorization);
	const wrong = `Bearer ${'w'.repeat(43)}`;
	return {
		workflowId: workflow.id,
		url: callback.url,
		deliver: async (key, url) => await post(withKey(COMPLETE, key), genuine, url),
		deliverUnticked: async (key) => await post(withKey(NOTE, key), genuine),
		forge: async (key) => await post(withKey(COMPLETE, key), wrong),
		arrived: () => timesByKey(receiver),
		close: async () => {
			requester.close();
			await receiver.close();
		},
	};
}

const tell = ({ url }: CrmReceiver) => ({
	type: 'n8n-nodes-base.httpRequest',
	typeVersion: 4.2,
	parameters: {
		method: 'POST',
		url: `${url}/events`,
		sendBody: true,
		specifyBody: 'json',
		jsonBody: '={{ JSON.stringify({ key: $json.session_key }) }}',
		options: {},
	},
});

const OVER = ['success', 'error', 'crashed', 'canceled'];

/** How many executions of a workflow ended in one of these ways, or have not ended. */
export async function countExecutions(
	client: N8nClient,
	workflowId: string,
	status: readonly string[],
): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
	const { count } = await client.http.request<{ count: number }>(
		'GET',
		`/executions?limit=1&filter=${filter}`,
	);
	return count;
}

/** Waits until as many executions are over as were started, or as long as it may take. */
export async function settled(
	client: N8nClient,
	workflowId: string,
	timeoutMs = 300_000,
): Promise<number> {
	let before = -1;
	return await waitFor(
		'all executions to end',
		async () => {
			const over = await countExecutions(client, workflowId, OVER);
			const busy = await countExecutions(client, workflowId, ['new', 'running', 'waiting']);
			const calm = busy === 0 && over === before;
			before = over;
			return calm && { over };
		},
		{ everyMs: 1_000, timeoutMs },
	).then(({ over }) => over);
}

/** What became of events that should each have run once. */
export interface Outcome {
	acknowledged: number;
	/** Acknowledged, and the receiver was never told. */
	lost: string[];
	/** The receiver was told more than once. */
	doubled: string[];
	/** The receiver was told of a key that nobody should have run. */
	uninvited: string[];
}

/** @param acknowledged keys of wanted events that were answered with 200 at least once */
export function outcomeOf(
	acknowledged: ReadonlySet<string>,
	arrived: Map<string, number>,
): Outcome {
	const keys = [...acknowledged];
	return {
		acknowledged: keys.length,
		lost: keys.filter((key) => !arrived.has(key)),
		doubled: [...arrived].filter(([, times]) => times > 1).map(([key]) => key),
		uninvited: [...arrived.keys()].filter((key) => !key.startsWith('WNT')),
	};
}

function timesByKey(receiver: CrmReceiver): Map<string, number> {
	const times = new Map<string, number>();
	for (const { body } of receiver.records('/events')) {
		const key = String(body.key);
		times.set(key, (times.get(key) ?? 0) + 1);
	}
	return times;
}
