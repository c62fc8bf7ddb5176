import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

const DEFAULT = 5;
const MOST = 20;

/** Belongs in the node's `options` collection. */
export const concurrencyOption: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST, numberPrecision: 0 },
	default: DEFAULT,
	description:
		'How many input items are worked on at the same time. The output keeps the order of the input. Lower it when the service complains about too many requests.',
};

/** The node's `options.concurrency`, brought into its limits. */
export function readConcurrency(ctx: IExecuteFunctions): number {
	const given = Number(ctx.getNodeParameter('options.concurrency', 0, DEFAULT));
	return Number.isFinite(given) ? Math.min(MOST, Math.max(1, Math.floor(given))) : DEFAULT;
}
