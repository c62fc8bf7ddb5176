import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import autocannon from 'autocannon';

import { pause, type N8nClient } from '../../tools/sandbox';
import type { Stage } from '../n8n/support/stage';
import { memoryDuring } from './memory';
import { median, type Row } from './row';
import { countExecutions, type Source } from './traffic';

const BODIES = 50;

interface Flood {
	url: string;
	/** Open requests at most. */
	connections: number;
	/** Requests a second at most. */
	rate: number;
	seconds: number;
}

let serial = 0;

/** Forged deliveries in numbers, and a genuine one every half second among them. */
export async function floods({ n8n, client }: Stage, source: Source): Promise<Row[]> {
	const during = async (given?: Flood) => {
		let going = true;
		let answered = '';
		let took: number[] = [];
		const memory = await memoryDuring(n8n.pid, async () => {
			const genuine = latencies(source, () => going);
			if (given) answered = await flood(source, given);
			else await pause(20_000);
			going = false;
			took = await genuine;
		});
		return { ...memory, answered, latency: median(took), genuine: took.length };
	};
	const rows: Row[] = [];
	await during();
	const quiet = await during();
	const measured = async (what: string, given: Flood, promised: string) => {
		const { answered, idle, peak, latency, genuine } = await during(given);
		await pause(5_000);
		rows.push({
			what: `${what}, ${given.seconds} s`,
			result: [
				answered,
				`memory ${(peak / idle).toFixed(2)} × idle (${idle.toFixed(0)} → ${peak.toFixed(0)} MB)`,
				`genuine ${latency.toFixed(0)} ms, ${(latency / quiet.latency).toFixed(1)} × quiet (${genuine} of ${genuine} taken)`,
			].join('; '),
			promised,
		});
	};
	const theirs = await ownWebhook(client(), n8n.url);
	const few = { connections: 10, rate: 10, seconds: 20 };
	const all = { connections: 100, rate: 2_000, seconds: 60 };
	const bounded = 'memory bounded; genuine ≤ 2 × of what n8n’s own node leaves it';
	await measured('Forged, 10 a second, at n8n’s own Webhook node', { ...few, url: theirs }, '–');
	await measured('Forged, 10 a second, at the trigger', { ...few, url: source.url }, bounded);
	const offered = '2,000 a second offered over 100 connections';
	await measured(`Forged, ${offered}, at n8n’s own Webhook node`, { ...all, url: theirs }, '–');
	await measured(`Forged, ${offered}, at the trigger`, { ...all, url: source.url }, bounded);
	const executions = await countExecutions(client(), source.workflowId, ['success', 'error']);
	const forgeries = [...source.arrived().keys()].filter((key) => key.startsWith('FRG')).length;
	rows.push({
		what: 'Executions in all of that',
		result: `${executions} of ${serial} genuine deliveries; forged ${forgeries}`,
		promised: 'forged 0',
	});
	return rows;
}

/** Sends forged deliveries from a thread of its own. @returns answers a second, by status */
async function flood(source: Source, { url, connections, rate, seconds }: Flood): Promise<string> {
	const requests = Array.from({ length: BODIES }, (_, n) => ({
		method: 'POST' as const,
		...source.forgedRequest(`FRG-${String(n).padStart(10, '0')}`),
	}));
	const result = await autocannon({
		url,
		connections,
		overallRate: rate,
		duration: seconds,
		timeout: 60,
		workers: 1,
		requests,
	});
	if (result['2xx'] > 0) throw new Error(`${result['2xx']} forged deliveries were accepted`);
	const byStatus = Object.entries(result.statusCodeStats ?? {}).map(
		([status, { count = 0 }]) => `${(count / result.duration).toFixed(0)}/s answered ${status}`,
	);
	if (result.errors > 0) byStatus.push(`${result.errors} without an answer`);
	return byStatus.join(', ');
}

/** How long genuine deliveries take, one after the other, until told to stop; in milliseconds. */
async function latencies(source: Source, going: () => boolean): Promise<number[]> {
	const took: number[] = [];
	while (going()) {
		const start = performance.now();
		const { status } = await source.deliver(`WNT-L${String(++serial).padStart(9, '0')}`);
		took.push(performance.now() - start);
		if (status !== 200) throw new Error(`A genuine delivery was answered with ${status}`);
		await pause(500);
	}
	return took;
}

/** n8n's own Webhook node, which refuses a wrong token without any code of ours. */
async function ownWebhook(client: N8nClient, n8nUrl: string): Promise<string> {
	const path = randomUUID();
	const credential = await client.createCredential('httpHeaderAuth', 'Token', {
		name: 'Authorization',
		value: `Bearer ${randomUUID()}`,
	});
	const { id } = await client.createWorkflow({
		name: 'Webhook with header authentication',
		nodes: [
			{
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: path,
				parameters: { httpMethod: 'POST', path, authentication: 'headerAuth', options: {} },
				credentials: { httpHeaderAuth: credential },
			},
		],
		connections: {},
	});
	const { errors } = await client.publish(id);
	if (errors.length > 0) throw new Error(errors.join('; '));
	return `${n8nUrl}/webhook/${path}`;
}
