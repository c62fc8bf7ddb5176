import type { INodeProperties } from 'n8n-workflow';

/** The parameters that both halves of the engine read, the same for every vendor. */
export const simplifyProperty: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

export const deduplicateOption: INodeProperties = {
	displayName: 'Ignore Repeated Deliveries',
	name: 'deduplicate',
	type: 'boolean',
	default: true,
	description: 'Whether an event that is delivered twice starts the workflow only once',
};

export const outputPerEventOption: INodeProperties = {
	displayName: 'Separate Output per Event',
	name: 'outputPerEvent',
	type: 'boolean',
	default: false,
	description:
		'Whether each ticked event leaves by an output of its own, with a last one for anything not recognised',
};

/** Shown while outputs follow the ticked events: unticking one moves the outputs after it. */
export const outputPerEventNotice: INodeProperties = {
	displayName:
		'Each ticked event has its own output, in the order you ticked them. A newly ticked event is added at the end. Unticking one moves the outputs after it, so check the connections then.',
	name: 'outputPerEventNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: { '/options.outputPerEvent': [true] } },
};
