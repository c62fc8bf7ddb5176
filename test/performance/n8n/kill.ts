import { pause, waitFor, type RunningN8n } from '../../../tools/sandbox';
import { inBatches } from '../../n8n/support/request';
import type { Queue } from './queue';
import { countExecutions, type Source } from './source';

const AT_ONCE = 10;
const DOWN_MS = 2_000;
/** n8n takes up to a minute to see that a worker is gone, and looks every 30 s. */
const PATIENCE_MS = 100_000;

export interface KillOutcome {
	acknowledged: number;
	/** Not answered with 200: the vendor knows. */
	refused: number;
	/** Ran to the end. */
	arrived: number;
	/** Ended as failed where the user sees it; counted, and how many of them ran when retried. */
	interrupted: number;
	retried: number;
	/** Shown as queued or running, with nobody who runs it, until main was started again. */
	orphaned: number;
	/** Acknowledged, and without an execution. */
	lost: string[];
	doubled: string[];
}

/**
 * Sends events, and kills one process after the other while they come: main, a worker, the webhook process. Each is
 * started again after two seconds.
 */
export async function kill(
	{ main, workers, webhooks, client }: Queue,
	source: Source,
	events: number,
): Promise<KillOutcome> {
	const victims = [main, workers[0], webhooks[0]];
	const killings: Array<Promise<void>> = [];
	const killAndRestart = async (n8n: RunningN8n) => {
		await n8n.kill();
		await pause(DOWN_MS);
		await n8n.restart();
	};
	const keys = Array.from({ length: events }, (_, n) => `WNT-K${String(n).padStart(9, '0')}`);
	const statuses = await inBatches(keys, AT_ONCE, async (key, n) => {
		const share = Math.floor(events / (victims.length + 1));
		if (n > 0 && n % share === 0) {
			const victim = victims.shift();
			if (victim) killings.push(killAndRestart(victim));
		}
		const { status } = await source.deliver(key);
		// Whoever is down needs a moment; a load that ends before says nothing about what comes after.
		if (status === 0) await pause(500);
		return status;
	});
	await Promise.all(killings);

	const acknowledged = keys.filter((_, n) => statuses[n] === 200);
	const busy = async () =>
		await countExecutions(client, source.workflowId, ['new', 'running', 'waiting']);
	const waited = { everyMs: 2_000, timeoutMs: PATIENCE_MS };
	const calm = async () =>
		await waitFor('all executions to end', async () => (await busy()) === 0, waited).then(
			() => 0,
			busy,
		);
	const orphaned = await calm();
	// n8n looks for executions that nobody runs when main starts, and then every three hours.
	if (orphaned > 0) {
		await main.restart();
		await calm();
	}

	const before = source.arrived();
	const missing = acknowledged.filter((key) => !before.has(key));
	const unfinished = await unfinishedExecutions(client, source.workflowId);
	const found = missing.map((key) => unfinished.find(({ text }) => text.includes(key)));
	const failed = found.flatMap((one) =>
		one && !['new', 'running'].includes(one.status) ? [one.id] : [],
	);
	for (const id of failed) await client.retry(id);
	const after = source.arrived();
	return {
		acknowledged: acknowledged.length,
		refused: keys.length - acknowledged.length,
		arrived: acknowledged.length - missing.length,
		interrupted: failed.length,
		retried: missing.filter((key) => after.has(key)).length,
		orphaned,
		lost: missing.filter((_, n) => found[n] === undefined),
		doubled: [...after]
			.filter(([key, times]) => times > 1 && acknowledged.includes(key))
			.map(([key]) => key),
	};
}

/** Executions that did not end well, with everything n8n stores of them. */
async function unfinishedExecutions(client: Queue['client'], workflowId: string) {
	const status = ['error', 'crashed', 'canceled', 'running', 'new'];
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status }));
	const { results } = await client.http.request<{ results: Array<{ id: string }> }>(
		'GET',
		`/executions?limit=100&filter=${filter}`,
	);
	return await Promise.all(
		results.map(async ({ id }) => {
			const stored = await client.http.request<{ status: string; data: string }>(
				'GET',
				`/executions/${id}`,
			);
			return { id: String(id), status: stored.status, text: stored.data };
		}),
	);
}
