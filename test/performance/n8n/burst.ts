import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';

import { waitFor, type N8nClient } from '../../../tools/sandbox';
import { countExecutions } from './source';
import { usageDuring, type Usage } from './usage';

/** A published trigger, and what the vendor's requests to it look like. */
export interface Target {
	workflowId: string;
	url: string;
	headers(body: string): Record<string, string>;
}

export interface Burst {
	events: number;
	/** The body of the n-th event; no two are alike, as no two real ones are. */
	body(n: number): string;
	/** What each has to be answered with. Default: 200. */
	status?: number;
	/** Whether each event starts an execution; the burst ends when the last one has ended. */
	executes: boolean;
	/** Open requests at most. Default: 10. */
	connections?: number;
}

export interface Outcome extends Usage {
	perSecond: number;
}

let sent = 0;

/**
 * Sends a burst of events to a trigger.
 *
 * @param pids whose processor time and memory are counted
 * @throws if one was answered otherwise, or its execution did not succeed
 */
export async function send(
	client: N8nClient,
	pids: readonly number[],
	target: Target,
	burst: Burst,
): Promise<Outcome> {
	const succeeded = async () => await countExecutions(client, target.workflowId, ['success']);
	const expected = (await succeeded()) + (burst.executes ? burst.events : 0);
	const start = performance.now();
	const usage = await usageDuring(pids, async () => {
		await fire(target, burst);
		const done = async () => (await succeeded()) >= expected;
		await waitFor('the executions to succeed', done, { everyMs: 250, timeoutMs: 180_000 });
	});
	const seconds = (performance.now() - start) / 1000;
	const count = await succeeded();
	if (count !== expected) throw new Error(`${count} executions instead of ${expected}`);
	return { ...usage, perSecond: burst.events / seconds };
}

/** Resolves at the last answer: autocannon itself says so only at its next whole second. */
async function fire(target: Target, burst: Burst): Promise<void> {
	const { events, status: expected = 200, connections = 10 } = burst;
	const answers: number[] = [];
	await new Promise<void>((resolve, reject) => {
		const cannon = autocannon(
			{
				url: target.url,
				connections,
				amount: events,
				timeout: 120,
				requests: [
					{
						method: 'POST',
						setupRequest: (request) => {
							const body = burst.body(++sent);
							const headers = { 'content-type': 'application/json', ...target.headers(body) };
							return { ...request, body, headers };
						},
					},
				],
			},
			(error: Error | null) => error && reject(error),
		);
		cannon.on('response', (_client, status) => {
			if (answers.push(status) === events) resolve();
		});
		cannon.on('reqError', reject);
	});
	const others = answers.filter((status) => status !== expected);
	if (others.length > 0) throw new Error(`${target.url}: answered ${[...new Set(others)].join()}`);
}
