import { N8nClient, packPackage, pause, startN8n, waitFor } from '../../../tools/sandbox';
import { inBatches } from '../../n8n/support/request';
import { pave } from '../../n8n/support/pave';
import { startPostgres } from '../../n8n/support/queueServers';
import { median, rounded } from '../report';
import { openQueue } from './queue';
import { openSource, settled, type Source } from './source';
import { memoryMB, usageDuring } from './usage';

const EVENTS = 100;
const WARM_UP = 20;
const AT_ONCE = 20;
const IDLE_EVENTS = 5;

/** What a set-up of n8n runs on, ready to be measured. */
interface SetUp {
	client: N8nClient;
	url: string;
	pids: number[];
	close(): Promise<void>;
}

const SAVE_NONE = { EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none' };
const LIMIT = { N8N_CONCURRENCY_PRODUCTION_LIMIT: '10' };

const SET_UPS: Record<string, [name: string, open: () => Promise<SetUp>]> = {
	sqlite: ['One process, SQLite', async () => await oneProcess({})],
	'sqlite-limit': ['The same, 10 executions at once', async () => await oneProcess(LIMIT)],
	'sqlite-unsaved': [
		'The same, successful executions not saved',
		async () => await oneProcess({ ...LIMIT, ...SAVE_NONE }),
	],
	postgres: ['One process, PostgreSQL, 10 executions at once', async () => await onPostgres(LIMIT)],
	'postgres-unsaved': [
		'The same, successful executions not saved',
		async () => await onPostgres({ ...LIMIT, ...SAVE_NONE }),
	],
	'queue-1': ['Queue mode: main, webhook process, 1 worker', async () => await queueMode(1)],
	'queue-2': ['The same with 2 workers', async () => await queueMode(2)],
	'queue-4': ['The same with 4 workers', async () => await queueMode(4)],
};

/** Set-ups of n8n, each measured with PAVE Trigger → HTTP Request, as a section of the bench. */
export const SCALING = Object.fromEntries(
	Object.entries(SET_UPS).map(([name, [what, open]]) => [
		`scaling-${name}`,
		async () => [await measured(what, open)],
	]),
);

async function measured(name: string, open: () => Promise<SetUp>): Promise<string[]> {
	const vendor = await pave.start();
	const setUp = await open();
	try {
		const source = await openSource(setUp.client, setUp.url, vendor);
		await burst(setUp, source, 'W', WARM_UP);
		const started = performance.now();
		const { cpuMs, peakMB } = await usageDuring(
			setUp.pids,
			async () => await burst(setUp, source, 'B', EVENTS),
		);
		const seconds = (performance.now() - started) / 1000;
		const delay = await idleDelay(source);
		await source.close();
		const perEvent = cpuMs.map((ms) => ms / EVENTS);
		const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
		return [
			name,
			rounded(EVENTS / seconds),
			rounded(Math.max(...perEvent)),
			rounded(sum(perEvent)),
			`${rounded(sum(setUp.pids.map((pid) => memoryMB(pid, 'VmRSS'))))} (peak ${rounded(sum(peakMB))})`,
			`${rounded(delay)} ms`,
		];
	} finally {
		await setUp.close();
		await vendor.close();
	}
}

/** Until the last execution has ended. @throws if an event was refused or has not arrived */
async function burst({ client }: SetUp, source: Source, kind: string, count: number) {
	const keys = keysOf(kind, count);
	const statuses = await inBatches(
		keys,
		AT_ONCE,
		async (key) => (await source.deliver(key)).status,
	);
	const refused = statuses.filter((status) => status !== 200);
	if (refused.length > 0) throw new Error(`Answered ${[...new Set(refused)].join()}`);
	const arrived = () => keys.every((key) => source.arrived().has(key));
	await waitFor('all events to arrive', arrived, { everyMs: 50, timeoutMs: 180_000 });
	await settled(client, source.workflowId);
}

/** From the moment an event is sent until the node behind the trigger has asked its receiver; nothing else goes on. */
async function idleDelay(source: Source): Promise<number> {
	const delays: number[] = [];
	for (const key of keysOf('I', IDLE_EVENTS)) {
		await pause(300);
		const start = performance.now();
		await source.deliver(key);
		await waitFor('an event to arrive', () => source.arrived().has(key), { everyMs: 5 });
		delays.push(performance.now() - start);
	}
	return median(delays);
}

const keysOf = (kind: string, count: number) =>
	Array.from({ length: count }, (_, n) => `WNT-${kind}${String(n).padStart(9, '0')}`);

async function oneProcess(env: Record<string, string>): Promise<SetUp> {
	const pack = await packPackage();
	const n8n = await startN8n({ packages: [pack], env });
	const client = await N8nClient.connect(n8n);
	const close = async () => {
		client.close();
		await n8n.stop();
		await pack.remove();
	};
	return { client, url: n8n.url, pids: [n8n.pid], close };
}

async function onPostgres(env: Record<string, string>): Promise<SetUp> {
	const postgres = await startPostgres();
	const setUp = await oneProcess({
		...env,
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_USER: 'postgres',
		DB_POSTGRESDB_DATABASE: 'postgres',
	});
	const close = async () => {
		await setUp.close();
		await postgres.stop();
	};
	return { ...setUp, close };
}

async function queueMode(workers: number): Promise<SetUp> {
	const { main, workers: started, webhooks, client, close } = await openQueue({ workers });
	const pids = [main, ...webhooks, ...started].map(({ pid }) => pid);
	return { client, url: main.url, pids, close };
}
