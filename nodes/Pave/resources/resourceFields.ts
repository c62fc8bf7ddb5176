import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { description as callback } from './callback/callback.resource';
import { description as event } from './event/event.resource';
import { description as hotspot } from './hotspot/hotspot.resource';
import { description as session } from './session/session.resource';

/** What people come for stands first: n8n's panel keeps this order. */
export const resources: INodePropertyOptions[] = [
	{
		name: 'Session',
		value: 'session',
		description: 'An inspection: one guided session for one vehicle',
	},
	{
		name: 'Hotspot',
		value: 'hotspot',
		description: 'Find damages on photos that you already have',
	},
	{
		name: 'Sample Event',
		value: 'event',
		description: 'An example of what PAVE Trigger receives, for building only',
	},
	{
		name: 'Callback',
		value: 'callback',
		description:
			'For experts: where PAVE sends events. A published PAVE Trigger looks after this itself.',
	},
];

/** The fields of every resource's operations. */
export const resourceFields: INodeProperties[] = [...session, ...hotspot, ...event, ...callback];
