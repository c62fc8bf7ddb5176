import type { INodeProperties } from 'n8n-workflow';

import { description as callback } from './callback';
import { description as event } from './event';
import { description as hotspot } from './hotspot';
import { description as session } from './session';

/** The fields of every resource's operations. */
export const resourceFields: INodeProperties[] = [...callback, ...event, ...hotspot, ...session];
