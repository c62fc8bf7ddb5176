import { NodeConnectionTypes, type IDataObject, type INodeType } from 'n8n-workflow';

import { Items, runOperations, type Operations } from '../../../nodes/shared/actions';
import { apiError } from '../../../nodes/shared/errors';
import { createN8nHarness } from '../../support/n8nContext';

/** What was running at once, and what was started, in this test. */
export const seen = { running: 0, most: 0, started: [] as number[] };

export const pause = async (ms: number) => await new Promise((resolve) => setTimeout(resolve, ms));

const operations: Operations = {
	thing: {
		get: {
			async execute(context, index) {
				seen.started.push(index);
				seen.most = Math.max(seen.most, ++seen.running);
				const item = context.getInputData()[index].json as { ms?: number; fail?: string };
				await pause(item.ms ?? 1);
				seen.running -= 1;
				if (item.fail) throw apiError(context.getNode(), 404, { message: item.fail });
				return { index };
			},
		},
		getAll: {
			async execute(_, index) {
				return Array.from({ length: index }, (__, n) => ({ json: n, index }));
			},
		},
		binary: {
			async execute(_, index) {
				const binary = { data: { data: '', mimeType: 'image/png' } };
				return new Items([{ json: { index }, binary }]);
			},
		},
		erase: {
			effect: 'deletes',
			async check(context, index) {
				const { fail } = context.getInputData()[index].json;
				if (fail === 'check') throw apiError(context.getNode(), 400, { message: 'Key is empty' });
			},
			async execute(context, index) {
				seen.started.push(index);
				await pause(1);
				const { fail } = context.getInputData()[index].json;
				if (fail)
					throw apiError(context.getNode(), 400, { message: 'Refused', description: 'Ask.' });
				return { key: `K-${index}` };
			},
			nameDone: (_, __, { key }) => String(key),
		},
		broken: {
			async execute() {
				throw new TypeError('x is undefined');
			},
		},
		batch: {
			async executeAll(context) {
				const items = context.getInputData();
				await pause(Number(items[0].json.ms ?? 0));
				if (items.some(({ json }) => json.fail)) {
					throw apiError(context.getNode(), 400, { message: 'All refused' });
				}
				return [{ json: { count: items.length } }, { json: {}, pairedItem: { item: 1 } }];
			},
		},
	},
};

const text = (name: string) => ({ displayName: name, name, type: 'string' as const, default: '' });

const node: INodeType = {
	description: {
		displayName: 'Example',
		name: 'example',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Example' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		properties: [
			text('resource'),
			text('operation'),
			{ displayName: 'Options', name: 'options', type: 'json', default: {} },
		],
	},
	async execute() {
		return await runOperations(this, operations);
	},
};

/** Runs an operation on the items. @returns what comes out of the node */
export const run = async (
	operation: string,
	items: IDataObject[],
	{
		continueOnFail = false,
		concurrency = undefined as unknown,
		signal = undefined as AbortSignal | undefined,
		executionId = undefined as string | undefined,
	} = {},
) => {
	const { outputs } = await createN8nHarness({}).execute(
		node,
		{ resource: 'thing', operation, options: { concurrency: concurrency as number } },
		items.map((json) => ({ json })),
		{ continueOnFail, signal, ...(executionId && { executionId }) },
	);
	return outputs[0];
};

beforeEach(() => {
	Object.assign(seen, { running: 0, most: 0, started: [] });
});

export const many = (count: number, item: IDataObject = {}) =>
	Array.from({ length: count }, () => item);
