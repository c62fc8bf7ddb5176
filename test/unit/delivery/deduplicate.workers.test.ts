import type { IExecuteFunctions } from 'n8n-workflow';
import type { recordNew } from '../../../nodes/shared/delivery/deduplicate';
import { waitFor } from '../../../tools/sandbox/wait';

type Record = typeof recordNew;

/** The engine as another process has it: nothing in memory is shared. */
async function anotherWorker(): Promise<Record> {
	let loaded: Record | undefined;
	await jest.isolateModulesAsync(async () => {
		({ recordNew: loaded } = await import('../../../nodes/shared/delivery/deduplicate'));
	});
	if (!loaded) throw new Error('The engine could not be loaded');
	return loaded;
}

/** n8n's store: one row, read and written whole. */
function store() {
	let row: string[] = [];
	const pause = async () => await new Promise((resolve) => setTimeout(resolve, 5));
	const context = (executionId: string) =>
		({
			getWorkflow: () => ({ id: 'workflow' }),
			getNode: () => ({ id: 'node' }),
			getExecutionId: () => executionId,
			logger: { warn: () => undefined },
			helpers: {
				async checkProcessedAndRecord(ids: string[]) {
					const read = [...row];
					await pause();
					const fresh = ids.filter((id) => !read.includes(id));
					row = [...read, ...fresh];
					await pause();
					return { new: fresh, processed: [] };
				},
				async removeProcessed(ids: string[]) {
					const read = [...row];
					await pause();
					row = read.filter((id) => !ids.includes(id));
				},
			},
		}) as unknown as IExecuteFunctions;
	return { context, has: (id: string) => row.includes(id), rows: () => row };
}

const event = (eventId: string) => ({ eventId, occurredAt: '2026-03-02T09:00:00Z' });

test('two workers that record different events at once: the one that is lost is recorded again', async () => {
	const { context, has } = store();
	const [one, two] = [await anotherWorker(), await anotherWorker()];
	await Promise.all([one(context('1'), [event('a')]), two(context('2'), [event('b')])]);
	expect([has('a'), has('b')]).toContain(false);
	await waitFor('both', () => has('a') && has('b'), { timeoutMs: 6_000 });
	expect((await one(context('3'), [event('b')])).size).toBe(0);
	expect((await two(context('4'), [event('a')])).size).toBe(0);
});

test('an execution that n8n runs again is not a repeat of itself; another one is, and leaves nothing', async () => {
	const { context, rows } = store();
	const [dying, next] = [await anotherWorker(), await anotherWorker()];
	expect((await dying(context('1'), [event('a')])).size).toBe(1);
	expect((await next(context('1'), [event('a')])).size).toBe(1);
	expect((await next(context('2'), [event('a')])).size).toBe(0);
	await waitFor('the end', () => rows().length === 2, { timeoutMs: 6_000 });
	expect(rows()).toEqual(['a', 'a#1']);
});
