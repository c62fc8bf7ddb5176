import type { INodeProperties } from 'n8n-workflow';

import * as event from './event';
import * as recapture from './recapture';
import * as valuation from './valuation';
import * as vehicle from './vehicle';
import * as webhook from './webhook';

/** The fields of every resource's operations. */
export const resourceFields: INodeProperties[] = [
	event,
	recapture,
	valuation,
	vehicle,
	webhook,
].flatMap(({ description }) => description);
