import { EventEmitter } from 'node:events';
import type { IWebhookFunctions } from 'n8n-workflow';
import { admit } from '../../../nodes/shared/delivery/recentDeliveries';

let workflows = 0;
let workflowId: string;
beforeEach(() => {
	workflowId = `workflow-${++workflows}`;
});

/** One request to one node, and how n8n answers it in the end. */
function request() {
	const response = Object.assign(new EventEmitter(), {
		writableEnded: false,
		writableFinished: false,
		statusCode: 200,
	});
	const context = {
		getWorkflow: () => ({ id: workflowId }),
		getNode: () => ({ id: 'node' }),
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
	return {
		/** The ids that are new; "busy" if one of them is open elsewhere. */
		admit(...ids: string[]) {
			const fresh = admit(context, ids);
			// As the node does, which takes each id out of the answer once.
			return fresh ? ids.filter((id) => fresh.delete(id)) : 'busy';
		},
		answered(statusCode: number) {
			Object.assign(response, { statusCode, writableEnded: true, writableFinished: true });
			response.emit('close');
		},
		brokeOff: () => response.emit('close'),
	};
}

test('an event counts once, also if it is twice in one request', () => {
	expect(request().admit('a', 'a', 'b')).toEqual(['a', 'b']);
});

test('as long as the first request is open, the second is told to come again, whatever else it holds', () => {
	const one = request();
	expect(one.admit('a', 'b')).toEqual(['a', 'b']);
	expect(request().admit('c', 'b', 'a')).toBe('busy');
	one.answered(200);
	expect(request().admit('c', 'b', 'a')).toEqual(['c']);
});

test.each([
	['refused by n8n', (one: ReturnType<typeof request>) => one.answered(500)],
	['broken off', (one: ReturnType<typeof request>) => one.brokeOff()],
])('if the first one was %s, the repeat takes its place', (_name, end) => {
	const one = request();
	one.admit('a');
	end(one);
	expect(request().admit('a')).toEqual(['a']);
});

test('after half a minute n8n’s own store takes over', () => {
	const start = Date.now();
	const now = jest.spyOn(Date, 'now').mockReturnValue(start);
	const one = request();
	one.admit('a');
	one.answered(200);
	now.mockReturnValue(start + 30_000);
	expect(request().admit('a')).toEqual(['a']);
	now.mockRestore();
});
