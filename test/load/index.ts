import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

import { pave, type RunningPave } from '../n8n/support/pave';
import { openStage, type Stage } from '../n8n/support/stage';
import { testedCommit } from '../support/commit';
import { formatted, readDocument, replaceBlocks } from '../unit/docs/support/document';
import { floods } from './flood';
import { kill } from './kill';
import { mixed } from './mixed';
import { photos } from './photos';
import { openQueue } from './queue';
import { type Row, table } from './row';
import { openSource, type Source } from './traffic';
import { twice } from './twice';

const ROOT = path.join(__dirname, '../..');
const DOCUMENT = 'docs/reliability.md';
/**
 * n8n starts an execution for each delivery at once, about 10 MB each, unless it is told otherwise: what comes faster
 * than it can work fills the memory.
 */
const EXECUTIONS_AT_ONCE = 20;
const number = (value: number) => value.toLocaleString('en');

/** Something in one n8n process. */
async function inOneProcess(
	work: (stage: Stage, source: Source, vendor: RunningPave) => Promise<Row[]>,
	env: Record<string, string> = {},
): Promise<Row[]> {
	const vendor = await pave.start();
	const stage = await openStage({ env });
	const source = await openSource(stage.client(), stage.n8n.url, vendor);
	try {
		return await work(stage, source, vendor);
	} finally {
		await source.close();
		await stage.close();
		await vendor.close();
	}
}

const pairs = ({ acknowledged, lost, doubled, refused }: Awaited<ReturnType<typeof twice>>) =>
	`${number(acknowledged)} acknowledged; lost ${lost.length}; doubled ${doubled.length}; answered otherwise than 200: ${JSON.stringify(refused).replaceAll('"', '')}`;

const sections: Record<string, () => Promise<Row[]>> = {
	hostile: async () => {
		const count = 5_000;
		const jest = path.join(ROOT, 'node_modules/jest/bin/jest.js');
		const options = ['--selectProjects', 'n8n', '--testPathPatterns', 'n8n/hostile'];
		const { status } = spawnSync(process.execPath, [jest, ...options], {
			cwd: ROOT,
			stdio: 'inherit',
			env: { ...process.env, HOSTILE_DELIVERIES: String(count) },
		});
		if (status !== 0) throw new Error('A hostile delivery did what it should not');
		return [
			{
				what: `${number(count)} hostile deliveries (seed ${process.env.HOSTILE_SEED ?? 20_260_302}), then a genuine one to each trigger`,
				result: 'accepted 0; executions 0; secrets in answers 0; genuine ones: each once',
				promised: '0; 0; 0; each once',
			},
		];
	},
	flood: async () => await inOneProcess(async (stage, source) => await floods(stage, source)),
	mixed: async () =>
		await inOneProcess(
			async (stage, source) => {
				const { deliveries, acknowledged, executions, misanswered, lost, doubled, uninvited } =
					await mixed(stage.client(), source, Number(process.env.LOAD_MIXED ?? 10_000));
				return [
					{
						what: `${number(deliveries)} deliveries to one process (${EXECUTIONS_AT_ONCE} executions at once): 40 % wanted, 20 % repeated, 20 % not ticked, 20 % forged`,
						result: `${number(acknowledged)} wanted, ${number(executions)} executions; lost ${lost.length}; doubled ${doubled.length}; not ticked or forged, and run: ${uninvited.length}; answered otherwise than they should: ${misanswered}`,
						promised: 'each wanted one once; 0; 0; 0; 0',
					},
				];
			},
			{ N8N_CONCURRENCY_PRODUCTION_LIMIT: String(EXECUTIONS_AT_ONCE) },
		),
	twice: async () => {
		const one = await inOneProcess(async (stage, source) => [
			{
				what: '300 events, each twice at the same time, one process',
				result: pairs(await twice(stage.client(), source, 300)),
				promised: 'lost 0; doubled 0',
			},
		]);
		const vendor = await pave.start();
		const queue = await openQueue({ workers: 2, webhooks: 2 });
		try {
			const source = await openSource(queue.client, queue.main.url, vendor);
			const same = await twice(queue.client, source, 300);
			await source.close();
			const other = await openSource(queue.client, queue.main.url, vendor);
			const elsewhere = other.url.replace(queue.webhooks[0].url, queue.webhooks[1].url);
			const split = await twice(queue.client, other, 300, elsewhere);
			await other.close();
			const where = 'queue mode, 2 workers';
			return [
				...one,
				{
					what: `The same, ${where}, both to one webhook process`,
					result: pairs(same),
					promised: 'lost 0; doubled 0',
				},
				{
					what: `The same, ${where}, one to each of two webhook processes`,
					result: pairs(split),
					promised: 'lost 0',
				},
			];
		} finally {
			await queue.close();
			await vendor.close();
		}
	},
	kill: async () => {
		const vendor = await pave.start();
		const queue = await openQueue({ workers: 2 });
		try {
			const source = await openSource(queue.client, queue.main.url, vendor);
			const outcome = await kill(queue, source, Number(process.env.LOAD_KILL ?? 1_000));
			await source.close();
			const { acknowledged, refused, arrived, interrupted, retried, orphaned } = outcome;
			return [
				{
					what: `${number(acknowledged + refused)} events in queue mode, 2 workers; SIGKILL of main, a worker and the webhook process, one after the other`,
					result: `${number(acknowledged)} acknowledged: ${number(arrived)} ran, ${interrupted} ended as failed (${retried} of them ran when retried; ${orphaned} were shown as queued or running until main was started again), lost ${outcome.lost.length}, doubled ${outcome.doubled.length}; ${refused} not acknowledged`,
					promised: 'acknowledged and lost 0; doubled 0',
				},
			];
		} finally {
			await queue.close();
			await vendor.close();
		}
	},
	photos: async () =>
		await inOneProcess(async (stage, _source, vendor) => await photos(stage, vendor)),
};

/** `npm run reliability:n8n`, or with names of sections to run only those; writes what came out into the document. */
async function main(names: string[]): Promise<void> {
	for (const name of names.length > 0 ? names : Object.keys(sections)) {
		const commit = testedCommit(DOCUMENT);
		console.error(`${name} …`);
		const rows = table(await sections[name]());
		console.log(`\n${rows}\n`);
		const block = { [`n8n-${name}`]: `${commit}\n\n${rows}` };
		const text = replaceBlocks(readDocument(DOCUMENT), block);
		writeFileSync(path.join(ROOT, DOCUMENT), formatted(DOCUMENT, text));
	}
}

main(process.argv.slice(2)).then(
	// Nothing is left to wait for; a kept-alive connection must not hold the process.
	() => process.exit(),
	(error: unknown) => {
		console.error(error);
		process.exit(1);
	},
);
