import type { INodeProperties } from 'n8n-workflow';

/** How many at a time to begin with. */
export const FIRST = 5;

/** How many at a time at most. */
export const MOST = 20;

/** Belongs in the node's `options` collection. */
export const concurrencyOption: INodeProperties = {
	displayName: 'Concurrency',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST, numberPrecision: 0 },
	default: FIRST,
	description:
		'How many input items are worked on at the same time, 1 to 20. Without this option the node goes as fast as the service allows. The output keeps the order of the input.',
};
