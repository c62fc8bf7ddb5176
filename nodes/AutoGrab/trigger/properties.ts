import type { INodeProperties } from 'n8n-workflow';
import { filterOptions } from '../../shared/delivery/filterOptions';
import {
	deduplicateOption,
	outputPerEventNotice,
	outputPerEventOption,
	simplifyProperty,
} from '../../shared/delivery/properties';
import { EMIT_PING } from '../../shared/delivery/selection';
import { eventOptions } from '../../shared/events';
import { autoGrabEvents } from '../events';

const options: INodeProperties[] = [
	...filterOptions(autoGrabEvents),
	deduplicateOption,
	outputPerEventOption,
	{
		displayName: 'Start on Ping',
		name: EMIT_PING,
		type: 'boolean',
		default: false,
		description:
			'Whether a ping, which AutoGrab sends to test the webhook, starts the workflow. It is answered either way.',
	},
	{
		displayName: 'Webhook Name',
		name: 'webhookName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Win-back leads',
		description:
			'How the webhook is called at AutoGrab. Leave empty for "n8n: " and the workflow\'s name.',
	},
];

/** The parameters of AutoGrab Trigger. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Region',
		name: 'region',
		type: 'options',
		default: '',
		description: 'The country whose listings and valuations you want to hear of',
		options: [
			{ name: 'Australia', value: 'au' },
			{
				name: 'From Credential',
				value: '',
				description: 'The region chosen in the AutoGrab credential',
			},
			{
				name: 'Malaysia',
				value: 'my',
				description: 'Not documented for webhooks; ask AutoGrab first',
			},
			{ name: 'New Zealand', value: 'nz' },
			{
				name: 'United Kingdom',
				value: 'uk',
				description: 'Not documented for webhooks; ask AutoGrab first',
			},
		],
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: ['recapture_new'],
		options: eventOptions(autoGrabEvents),
		description: 'What should start this workflow',
	},
	simplifyProperty,
	outputPerEventNotice,
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: options.sort((a, b) => a.displayName.localeCompare(b.displayName)),
	},
];
