import type { INodeProperties } from 'n8n-workflow';

import { operationSelector, sampleNotice, simplifyField } from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import { eventOptions } from '../../../shared/events/catalogue';
import { autoGrabEvents } from '../../events';

export const description: INodeProperties[] = [
	operationSelector(
		'event',
		[
			{
				name: 'Get Sample',
				value: 'getSample',
				description:
					'Get a realistic example of an event, exactly as AutoGrab Trigger gives it, without asking AutoGrab',
				action: 'Get an example of an event',
			},
		],
		'getSample',
	),
	...forOperation('event', 'getSample', [
		sampleNotice,
		{
			displayName: 'Event',
			name: 'event',
			type: 'options',
			options: eventOptions(autoGrabEvents),
			default: 'recapture_new',
			required: true,
			description: 'The event to get an example of',
		},
		simplifyField,
	]),
];
