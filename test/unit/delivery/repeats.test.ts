import { EventEmitter } from 'node:events';
import type { IWebhookFunctions } from 'n8n-workflow';
import { isFirst } from '../../../nodes/shared/delivery/repeats';

let workflows = 0;
let workflowId: string;
beforeEach(() => {
	workflowId = `workflow-${++workflows}`;
});

/** One delivery to one node, and how n8n answers it in the end. */
function delivery() {
	const response = Object.assign(new EventEmitter(), { writableFinished: false, statusCode: 200 });
	const context = {
		getWorkflow: () => ({ id: workflowId }),
		getNode: () => ({ id: 'node' }),
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	return {
		isFirst: async (eventId = 'event') => await isFirst(context, eventId),
		answered(statusCode: number) {
			Object.assign(response, { statusCode, writableFinished: true });
			response.emit('close');
		},
		brokeOff: () => response.emit('close'),
	};
}

test('an event counts once, also when it is delivered twice in one request', async () => {
	const one = delivery();
	expect(await one.isFirst()).toBe(true);
	expect(await one.isFirst()).toBe(false);
	expect(await one.isFirst('another')).toBe(true);
});

test('a repeat is dropped only once n8n has taken the first one', async () => {
	const [one, two] = [delivery(), delivery()];
	expect(await one.isFirst()).toBe(true);
	let verdict: boolean | undefined;
	const repeat = two.isFirst().then((first) => (verdict = first));
	await new Promise((resolve) => setImmediate(resolve));
	expect(verdict).toBeUndefined();
	one.answered(200);
	expect(await repeat).toBe(false);
});

test.each([
	['refused by n8n', (one: ReturnType<typeof delivery>) => one.answered(500)],
	['broken off', (one: ReturnType<typeof delivery>) => one.brokeOff()],
])(
	'where the first one was %s, the repeat takes its place, and only one repeat',
	async (_name, end) => {
		const [one, two, three] = [delivery(), delivery(), delivery()];
		expect(await one.isFirst()).toBe(true);
		const waiting = [two.isFirst(), three.isFirst()];
		end(one);
		await new Promise((resolve) => setImmediate(resolve));
		two.answered(200);
		expect((await Promise.all(waiting)).sort()).toEqual([false, true]);
	},
);

test('after half a minute n8n’s own store takes over', async () => {
	const start = Date.now();
	const now = jest.spyOn(Date, 'now').mockReturnValue(start);
	const one = delivery();
	expect(await one.isFirst()).toBe(true);
	one.answered(200);
	now.mockReturnValue(start + 30_000);
	expect(await delivery().isFirst()).toBe(true);
	now.mockRestore();
});
