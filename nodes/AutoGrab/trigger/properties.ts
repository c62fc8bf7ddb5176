import type { INodeProperties } from 'n8n-workflow';
import { deliveryProperties, eventsProperty } from '../../shared/trigger/description';
import { autoGrabEvents } from '../events';

const options: INodeProperties[] = [
	{
		displayName: 'Start on Ping',
		name: 'emitPing',
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
				description: 'The region chosen in the credential',
			},
			{
				name: 'Malaysia',
				value: 'my',
				description: 'Not documented for webhooks; ask AutoGrab first',
			},
			{ name: 'New Zealand', value: 'nz' },
			{ name: 'United Kingdom', value: 'uk' },
		],
	},
	{ ...eventsProperty(autoGrabEvents), default: ['recapture_new'] },
	...deliveryProperties(
		autoGrabEvents,
		options,
		'The country of telephone numbers without "+", for mobile_number_e164. None stands for the country of the region.',
	),
];
