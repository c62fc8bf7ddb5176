import type { INodeProperties } from 'n8n-workflow';
import { deliveryProperties, eventsProperty } from '../../shared/trigger/description';
import { autoGrabEvents } from '../events';

const options: INodeProperties[] = [
	{
		displayName: 'Start on Test Events (Ping)',
		name: 'emitPing',
		type: 'boolean',
		default: false,
		description:
			'Whether a ping, which AutoGrab sends to test the webhook, starts the workflow. It is always answered.',
	},
	{
		displayName: 'Webhook Name',
		name: 'webhookName',
		type: 'string',
		default: '',
		placeholder: 'e.g. Win-back leads',
		description:
			'What AutoGrab calls the webhook. Leave empty for "n8n: " and the name of the workflow.',
	},
];

/** The parameters of AutoGrab Trigger. */
export const properties: INodeProperties[] = [
	{
		displayName: 'Region',
		name: 'region',
		type: 'options',
		default: '',
		description: 'Leave it as it is unless you work in several countries',
		options: [
			{
				name: 'As Set in Credential',
				value: '',
				description: 'The region chosen in the credential',
			},
			{ name: 'Australia', value: 'au' },
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
		'The country of phone numbers without "+", for mobile_number_e164. None: the country of the region.',
	),
];
