import type { INodeProperties } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions/forOperation';
import { eventOptions } from '../../../shared/events/catalogue';
import { autoGrabEvents } from '../../events';

export const description: INodeProperties[] = [
	{
		displayName: 'Operation',
		name: 'operation',
		type: 'options',
		noDataExpression: true,
		displayOptions: { show: { resource: ['event'] } },
		options: [
			{
				name: 'Get Sample',
				value: 'getSample',
				description:
					'Get a realistic example of an event, exactly as the AutoGrab Trigger gives it, without calling AutoGrab',
				action: 'Get sample event',
			},
		],
		default: 'getSample',
	},
	...forOperation('event', 'getSample', [
		{
			displayName: 'Event',
			name: 'event',
			type: 'options',
			options: eventOptions(autoGrabEvents),
			default: 'recapture_new',
			required: true,
			description: 'The event to get an example of',
		},
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
	]),
];
