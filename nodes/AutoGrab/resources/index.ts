import type { INodeProperties } from 'n8n-workflow';

import * as certificate from './certificate';
import * as event from './event';
import * as insurance from './insurance';
import * as lead from './lead';
import * as recapture from './recapture';
import * as report from './report';
import * as valuation from './valuation';
import * as vehicle from './vehicle';
import * as webhook from './webhook';

/** The fields of every resource's operations. */
export const resourceFields: INodeProperties[] = [
	certificate,
	event,
	insurance,
	lead,
	recapture,
	report,
	valuation,
	vehicle,
	webhook,
].flatMap(({ description }) => description);
