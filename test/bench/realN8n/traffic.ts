import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';

import { waitFor, type N8nClient } from '../../../tools/sandbox';

/** A published trigger, and what the vendor's requests to it look like. */
export interface Source {
	workflowId: string;
	url: string;
	headers(body: string): Record<string, string>;
}

export interface Burst {
	events: number;
	/** The body of the n-th event; no two are alike, as no two real ones are. */
	body(n: number): string;
	/** Whether each event starts an execution; the burst ends when the last one has. */
	executes: boolean;
}

const CONNECTIONS = 10;

let sent = 0;

/**
 * Sends a burst of events to a trigger.
 *
 * @returns events per second, until n8n has dealt with the last one
 * @throws when one was not answered with 200, or its execution did not succeed
 */
export async function eventsPerSecond(
	client: N8nClient,
	source: Source,
	burst: Burst,
): Promise<number> {
	const before = await succeeded(client, source);
	const expected = before + (burst.executes ? burst.events : 0);
	const start = performance.now();
	await send(source, burst);
	const done = await waitFor(
		`the executions of workflow ${source.workflowId} to succeed`,
		async () => {
			const count = await succeeded(client, source);
			return count >= expected && { count };
		},
		{ everyMs: 100, timeoutMs: 120_000 },
	);
	const seconds = (performance.now() - start) / 1000;
	if (done.count !== expected) throw new Error(`${done.count} executions instead of ${expected}`);
	return burst.events / seconds;
}

/** Resolves at the last answer: autocannon itself says so only at its next whole second. */
async function send(source: Source, burst: Burst): Promise<void> {
	let answers = 0;
	let accepted = 0;
	await new Promise<void>((resolve, reject) => {
		const cannon = autocannon(
			{
				url: source.url,
				connections: CONNECTIONS,
				amount: burst.events,
				requests: [
					{
						method: 'POST',
						setupRequest: (request) => {
							const body = burst.body(++sent);
							const headers = { 'content-type': 'application/json', ...source.headers(body) };
							return { ...request, body, headers };
						},
					},
				],
			},
			(error: Error | null) => error && reject(error),
		);
		cannon.on('response', (_client, status) => {
			if (status === 200) accepted++;
			if (++answers === burst.events) resolve();
		});
		cannon.on('reqError', reject);
	});
	if (accepted < burst.events) {
		throw new Error(`${source.url} accepted ${accepted} of ${burst.events} deliveries`);
	}
}

async function succeeded(client: N8nClient, { workflowId }: Source): Promise<number> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId, status: ['success'] }));
	const { count } = await client.http.request<{ count: number }>(
		'GET',
		`/executions?limit=1&filter=${filter}`,
	);
	return count;
}
