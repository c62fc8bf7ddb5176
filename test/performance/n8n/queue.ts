import { N8nClient, type RunningN8n, freePort, packPackage } from '../../../tools/sandbox';
import { openQueueMode } from '../../n8n/support/queueMode';

/** n8n's queue mode with the packed package in each of its processes. */
export interface Queue {
	main: RunningN8n;
	workers: RunningN8n[];
	/** The first one's address is what triggers register. */
	webhooks: RunningN8n[];
	client: N8nClient;
	close(): Promise<void>;
}

/** @throws where Redis or PostgreSQL is not installed, or a process does not start */
export async function openQueue({ workers = 1, webhooks = 1 } = {}): Promise<Queue> {
	const mode = await openQueueMode();
	const pack = await packPackage();
	const packages = [pack];
	const close = async () => {
		await mode.close();
		await pack.remove();
	};
	try {
		const main = await mode.start('start', { packages });
		const starting = {
			workers: Array.from(
				{ length: workers },
				async () => await mode.start('worker', { packages }),
			),
			webhooks: Array.from({ length: webhooks }, async (_, n) => {
				const port = n === 0 ? mode.webhookPort : await freePort();
				return await mode.start('webhook', { packages, port });
			}),
		};
		const started = {
			workers: await Promise.all(starting.workers),
			webhooks: await Promise.all(starting.webhooks),
		};
		const client = await N8nClient.connect(main);
		return {
			main,
			...started,
			client,
			close: async () => {
				client.close();
				await close();
			},
		};
	} catch (error) {
		await close();
		throw error;
	}
}
