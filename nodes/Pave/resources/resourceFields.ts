import type { INodeProperties } from 'n8n-workflow';

import { description as callback } from './callback/callback.resource';
import { description as event } from './event/event.resource';
import { description as hotspot } from './hotspot/hotspot.resource';
import { description as session } from './session/session.resource';

/** The fields of every resource's operations. */
export const resourceFields: INodeProperties[] = [...callback, ...event, ...hotspot, ...session];
