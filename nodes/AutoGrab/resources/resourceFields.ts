import type { INodeProperties } from 'n8n-workflow';

import { description as certificate } from './certificate/certificate.resource';
import { description as event } from './event/event.resource';
import { description as insurance } from './insurance/insurance.resource';
import { description as lead } from './lead/lead.resource';
import { description as recapture } from './recapture/recapture.resource';
import { description as report } from './report/report.resource';
import { description as valuation } from './valuation/valuation.resource';
import { description as vehicle } from './vehicle/vehicle.resource';
import { description as webhook } from './webhook/webhook.resource';

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

/** The Resource selector. */
export const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: [
		{
			name: 'Certificate',
			value: 'certificate',
			description: 'PDFs about an Australian car: PPSR search and car analysis',
		},
		{
			name: 'Event',
			value: 'event',
			description: 'What the AutoGrab Trigger receives',
		},
		{
			name: 'Insurance',
			value: 'insurance',
			description: 'Claims for a pre-accident valuation, and repair decisions',
		},
		{
			name: 'Lead',
			value: 'lead',
			description: "Customers' enquiries for AutoGrab Pipeline",
		},
		{
			name: 'Recapture',
			value: 'recapture',
			description: 'Past customers whose cars AutoGrab watches for in used-car listings',
		},
		{
			name: 'Report',
			value: 'report',
			description: 'Car analysis reports',
		},
		{
			name: 'Valuation',
			value: 'valuation',
			description: 'What a vehicle is worth today',
		},
		{
			name: 'Vehicle',
			value: 'vehicle',
			description: 'Which vehicle a plate, a VIN or a text stands for',
		},
		{
			name: 'Webhook',
			value: 'webhook',
			description: 'Where AutoGrab sends events to',
		},
	],
	default: 'vehicle',
};
