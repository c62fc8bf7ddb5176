import { pave } from '../../n8n/support/pave';
import { openStage } from '../../n8n/support/stage';
import { kill } from './kill';
import { mixed } from './mixed';
import { openQueue, type Queue } from './queue';
import { openSource } from './source';
import { twice } from './twice';

/** n8n starts an execution for each delivery at once, unless it is told otherwise. */
const EXECUTIONS_AT_ONCE = 20;
const DELIVERIES = Number(process.env.LOAD_DELIVERIES ?? 2_000);
const number = (value: number) => value.toLocaleString('en');

/** Many deliveries to a real n8n, and killed processes: what becomes of each event. */
export const UNDER_LOAD_SECTIONS: Record<string, () => Promise<string[][]>> = {
	'load-mixed': async () => {
		const vendor = await pave.start();
		const env = { N8N_CONCURRENCY_PRODUCTION_LIMIT: String(EXECUTIONS_AT_ONCE) };
		const stage = await openStage({ env });
		const source = await openSource(stage.client(), stage.n8n.url, vendor);
		try {
			const outcome = await mixed(stage.client(), source, DELIVERIES);
			const { deliveries, acknowledged, executions, misanswered, lost, doubled, uninvited } =
				outcome;
			return [
				[
					`${number(deliveries)} deliveries to one process, ${EXECUTIONS_AT_ONCE} executions at once: 40 % wanted, 20 % repeated, 20 % not ticked, 20 % forged`,
					`${number(acknowledged)} wanted, ${number(executions)} executions; lost ${lost.length}; doubled ${doubled.length}; not ticked or forged, and run: ${uninvited.length}; answered otherwise than they should: ${misanswered}`,
					'each wanted one once; 0; 0; 0; 0',
				],
			];
		} finally {
			await source.close();
			await stage.close();
			await vendor.close();
		}
	},
	'load-twice': async () =>
		await inQueue({ workers: 2, webhooks: 2 }, async (queue) => {
			const count = DELIVERIES / 10;
			const vendor = await pave.start();
			const same = await openSource(queue.client, queue.main.url, vendor);
			const split = await openSource(queue.client, queue.main.url, vendor);
			const [one, other] = queue.webhooks;
			const elsewhere = split.url.replace(one.url, other.url);
			try {
				const what = `${count} events, each twice at the same time and once more later, queue mode with 2 workers`;
				return [
					[
						`${what}, both to one webhook process`,
						pairs(await twice(queue.client, same, count)),
						'lost 0; doubled 0; again at most 1 %',
					],
					[
						`${what}, one to each of two webhook processes`,
						pairs(await twice(queue.client, split, count, elsewhere)),
						'lost 0; again at most 1 %',
					],
				];
			} finally {
				await same.close();
				await split.close();
				await vendor.close();
			}
		}),
	'load-kill': async () =>
		await inQueue({ workers: 2, webhooks: 1 }, async (queue) => {
			const vendor = await pave.start();
			const source = await openSource(queue.client, queue.main.url, vendor);
			try {
				const outcome = await kill(queue, source, DELIVERIES / 2);
				const { acknowledged, refused, arrived, interrupted, retried, orphaned } = outcome;
				return [
					[
						`${number(acknowledged + refused)} events in queue mode, 2 workers; SIGKILL of main, a worker and the webhook process, one after the other`,
						`${number(acknowledged)} acknowledged: ${number(arrived)} ran, ${interrupted} ended as failed (${retried} of them ran when retried; ${orphaned} were shown as queued or running until main was started again), lost ${outcome.lost.length}, doubled ${outcome.doubled.length}; ${refused} not acknowledged`,
						'acknowledged and lost 0; doubled 0',
					],
				];
			} finally {
				await source.close();
				await vendor.close();
			}
		}),
};

async function inQueue(
	processes: { workers: number; webhooks: number },
	work: (queue: Queue) => Promise<string[][]>,
): Promise<string[][]> {
	const queue = await openQueue(processes);
	try {
		return await work(queue);
	} finally {
		await queue.close();
	}
}

const pairs = ({
	acknowledged,
	lost,
	doubled,
	again,
	refused,
}: Awaited<ReturnType<typeof twice>>) =>
	`${number(acknowledged)} acknowledged; lost ${lost.length}; doubled ${doubled.length}; ran again later ${again}; answered otherwise than 200: ${JSON.stringify(refused).replaceAll('"', '')}`;
