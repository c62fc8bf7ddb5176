import type { INodeProperties } from 'n8n-workflow';

/** How many at a time to begin with. */
export const FIRST = 5;

/** How many at a time at most. */
export const MOST = 20;

/** Belongs in the node's `options` collection. */
export const concurrencyOption: INodeProperties = {
	displayName: 'Items at Once',
	name: 'concurrency',
	type: 'number',
	typeOptions: { minValue: 1, maxValue: MOST, numberPrecision: 0 },
	default: FIRST,
	description:
		'How many items to work on at the same time, 1 to 20. Usually not needed: without this option the node finds its own pace. 1 does them one after the other.',
};
