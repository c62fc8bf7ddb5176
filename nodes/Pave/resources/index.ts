import type { INodeProperties } from 'n8n-workflow';

import * as callback from './callback';
import * as event from './event';
import * as hotspot from './hotspot';
import * as session from './session';

/** The fields of every resource's operations. */
export const resourceFields: INodeProperties[] = [callback, event, hotspot, session].flatMap(
	({ description }) => description,
);
