import { randomBytes } from 'node:crypto';

import { type RunningN8n, type StartOptions, freePort, startN8n } from '../../../tools/sandbox';
import { startPostgres, startRedis } from './queueServers';

/** n8n as several processes that share a Redis and a PostgreSQL; each has a user folder of its own, as on machines of their own. */
export interface QueueMode {
	/** Where the vendors' deliveries go: the webhook process. */
	readonly webhookPort: number;
	/**
	 * Starts one of the processes. The first has to be `start`: it creates the tables that the others read. A second
	 * webhook process needs a port of its own.
	 */
	start(
		command: NonNullable<StartOptions['command']>,
		options?: Pick<StartOptions, 'packages' | 'searchPath' | 'env' | 'port'>,
	): Promise<RunningN8n>;
	close(): Promise<void>;
}

export async function openQueueMode(): Promise<QueueMode> {
	const open: Array<() => Promise<void>> = [];
	const close = async () => {
		for (const end of open.splice(0).reverse()) await end();
	};
	try {
		const redis = await startRedis();
		open.push(redis.stop);
		const postgres = await startPostgres();
		open.push(postgres.stop);
		const webhookPort = await freePort();
		const shared = {
			EXECUTIONS_MODE: 'queue',
			QUEUE_BULL_REDIS_HOST: '127.0.0.1',
			QUEUE_BULL_REDIS_PORT: String(redis.port),
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_USER: 'postgres',
			DB_POSTGRESDB_DATABASE: 'postgres',
			N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
			WEBHOOK_URL: `http://127.0.0.1:${webhookPort}/`,
			// Deliveries reach the webhook process or nobody.
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		};
		return {
			webhookPort,
			close,
			start: async (command, { env, port: given, ...options } = {}) => {
				const port = given ?? (command === 'webhook' ? webhookPort : await freePort());
				const health = {
					QUEUE_HEALTH_CHECK_ACTIVE: 'true',
					QUEUE_HEALTH_CHECK_PORT: String(port),
					N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
				};
				const n8n = await startN8n({
					...options,
					command,
					port,
					env: { ...shared, ...(command === 'worker' ? health : {}), ...env },
				});
				open.push(async () => await n8n.stop());
				return n8n;
			},
		};
	} catch (error) {
		await close();
		throw error;
	}
}
