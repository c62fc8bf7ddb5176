import type { IExecuteFunctions } from 'n8n-workflow';
import { recordNew } from '../../../nodes/shared/delivery/deduplicate';

let workflows = 0;
let executions = 0;

/** n8n's store of one node, which may fail a few times first. */
function storeOf(failures = 0) {
	const stored = new Set<string>();
	let left = failures;
	const workflow = { id: `workflow-${++workflows}` };
	const context = {
		getWorkflow: () => workflow,
		getNode: () => ({ id: 'node' }),
		getExecutionId: () => `${++executions}`,
		helpers: {
			checkProcessedAndRecord: async (ids: string[]) => {
				if (left-- > 0) throw new Error('duplicate key value violates unique constraint');
				const fresh = ids.filter((id) => !stored.has(id));
				ids.forEach((id) => stored.add(id));
				return await Promise.resolve({
					new: fresh,
					processed: ids.filter((id) => !fresh.includes(id)),
				});
			},
			removeProcessed: async (ids: string[]) => {
				ids.forEach((id) => stored.delete(id));
				await Promise.resolve();
			},
		},
	} as unknown as IExecuteFunctions;
	return async (occurredAt: string | null) =>
		(await recordNew(context, [{ eventId: 'event', occurredAt }])).size;
}

test('a store that fails the first time is asked again', async () => {
	const record = storeOf(1);
	expect(await record('2026-03-02T09:00:00Z')).toBe(1);
	expect(await record('2026-03-02T09:00:00Z')).toBe(0);
});

test('an event without a time of its own counts again half a day later', async () => {
	const hours = 3_600_000;
	let now = Date.parse('2026-03-02T09:00:00Z');
	const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
	try {
		const record = storeOf();
		expect(await record(null)).toBe(1);
		now += hours;
		expect(await record(null)).toBe(0);
		now += 13 * hours;
		expect(await record(null)).toBe(1);
	} finally {
		clock.mockRestore();
	}
});
