import type { INodeProperties } from 'n8n-workflow';

import { description as certificate } from './certificate';
import { description as event } from './event';
import { description as insurance } from './insurance';
import { description as lead } from './lead';
import { description as recapture } from './recapture';
import { description as report } from './report';
import { description as valuation } from './valuation';
import { description as vehicle } from './vehicle';
import { description as webhook } from './webhook';

/** The fields of every resource's operations. */
export const resourceFields: INodeProperties[] = [
	...certificate,
	...event,
	...insurance,
	...lead,
	...recapture,
	...report,
	...valuation,
	...vehicle,
	...webhook,
];
