import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

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
	...vehicle,
	...valuation,
	...recapture,
	...certificate,
	...report,
	...lead,
	...insurance,
	...event,
	...webhook,
];

/** What people come for stands first: n8n's panel keeps this order. */
export const resources: INodePropertyOptions[] = [
	{
		name: 'Vehicle',
		value: 'vehicle',
		description: 'Which vehicle a plate, a VIN or a text stands for',
	},
	{
		name: 'Valuation',
		value: 'valuation',
		description: 'What a vehicle is worth today',
	},
	{
		name: 'Recapture',
		value: 'recapture',
		description: 'Past customers whose cars AutoGrab watches for in used-car listings',
	},
	{
		name: 'Certificate',
		value: 'certificate',
		description: 'PDFs about an Australian car: PPSR search and car analysis',
	},
	{
		name: 'Report',
		value: 'report',
		description: 'Car analysis reports that appear in AutoGrab; for a PDF, use Certificate',
	},
	{
		name: 'Enquiry',
		value: 'lead',
		description:
			'Website enquiries for AutoGrab Pipeline. Win-back leads come from AutoGrab Trigger.',
	},
	{
		name: 'Insurance',
		value: 'insurance',
		description: 'Claims for a pre-accident valuation, and repair decisions',
	},
	{
		name: 'Sample Event',
		value: 'event',
		description: 'An example of what AutoGrab Trigger receives, for building only',
	},
	{
		name: 'Webhook',
		value: 'webhook',
		description:
			'For experts: where AutoGrab sends events. A published AutoGrab Trigger looks after this itself.',
	},
];

/** The Resource selector. */
export const resourceField: INodeProperties = {
	displayName: 'Resource',
	name: 'resource',
	type: 'options',
	noDataExpression: true,
	options: resources,
	default: 'vehicle',
};
