import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { operationSelector, simplifyField } from '../../../shared/actions/fields';
import { forOperation } from '../../../shared/actions/forOperation';
import {
	additionalJsonField,
	failIfNotReady,
	failUnlessReady,
	sessionKeyField,
	vehicleFields,
} from './session.fields';
import { sessionFields } from './sessionFields';
import { phoneField, smsFields, textLinkFields } from './smsFields';

const operations: INodePropertyOptions[] = [
	{
		name: 'Compare',
		value: 'compare',
		description:
			'Compare two finished inspections of one vehicle, at hand-over and return: new, worse, gone and same damages with both photos, and the distance driven',
		action: 'Compare two inspections',
	},
	{
		name: 'Create',
		value: 'create',
		description:
			'Start a new inspection and get its link; PAVE can text the link to the customer. PAVE may bill each inspection and text; test keys are free.',
		action: 'Create an inspection and get its link',
	},
	{
		name: 'Delete',
		value: 'delete',
		description: 'Delete an inspection that the customer has not started',
		action: 'Delete an inspection that was not started',
	},
	{
		name: 'Download Photos',
		value: 'downloadPhotos',
		description: 'Download the photos of an inspection as files, one item per photo',
		action: 'Download the photos of an inspection',
	},
	{
		name: 'Get',
		value: 'get',
		description: 'Get the status, details and link of an inspection',
		action: 'Get the status and details of an inspection',
	},
	{
		name: 'Get Damages',
		value: 'getDamages',
		description:
			'Get the damages of a finished inspection in words, with grade, repair and photo, one item per damage',
		action: 'Get the damages of an inspection',
	},
	{
		name: 'Get Many Results',
		value: 'getManyResults',
		description:
			'Get the results of several inspections by their session keys, one item each, for example after n8n was down',
		action: 'Get the results of many inspections',
	},
	{
		name: 'Get Notes',
		value: 'getNotes',
		description: 'Get the notes of an inspection, one item per note',
		action: 'Get the notes of an inspection',
	},
	{
		name: 'Get Photos',
		value: 'getPhotos',
		description:
			'Get the web addresses of the photos of an inspection and whether PAVE accepted them, one item per photo',
		action: 'Get the photo links of an inspection',
	},
	{
		name: 'Get Report',
		value: 'getReport',
		description:
			'Get a condition report of a finished inspection as one HTML file with its photos, to print, mail or keep',
		action: 'Get the report of an inspection',
	},
	{
		name: 'Get Results',
		value: 'getResults',
		description:
			'Get the vehicle, damages and photos of a finished inspection; the output says so if it is not finished',
		action: 'Get the results of an inspection',
	},
	{
		name: 'Text the Link Again',
		value: 'resendSms',
		description: 'Text the link to the customer once more. PAVE may bill each text.',
		action: 'Text the link of an inspection again',
	},
	{
		name: 'Update',
		value: 'update',
		description:
			'Change the details of an inspection. Most can be changed only until the customer starts.',
		action: 'Update an inspection',
	},
];

const withOneKey = operations
	.map(({ value }) => String(value))
	.filter((operation) => operation !== 'create' && operation !== 'getManyResults');

const compareFields: INodeProperties[] = [
	{
		...sessionKeyField,
		displayName: 'Return Session Key',
		name: 'returnSessionKey',
		description: 'The key of the inspection at the return; Session Key is that of the hand-over',
	},
	{
		displayName: 'Output',
		name: 'output',
		type: 'options',
		default: 'findings',
		description: 'What comes out',
		options: [
			{ name: 'One Item per Finding', value: 'findings' },
			{ name: 'One Summary', value: 'summary' },
		],
	},
];

export const description: INodeProperties[] = [
	operationSelector('session', operations, 'create'),
	...forOperation('session', withOneKey, [sessionKeyField]),
	...forOperation('session', 'getManyResults', [
		{
			displayName: 'Session Keys',
			name: 'sessionKeys',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. DMO-7KQ2ZB9XW4, DMO-3FH8PL1RT6',
			description:
				'The keys of the inspections, with commas between them, or a list. If each input item has one key, drag just that key here.',
		},
	]),
	...forOperation('session', 'create', textLinkFields),
	...forOperation(
		'session',
		['create', 'update'],
		[sessionFields, vehicleFields, smsFields, additionalJsonField],
	),
	...forOperation('session', ['create', 'get', 'getResults', 'update'], [simplifyField]),
	...forOperation('session', 'getResults', [failIfNotReady]),
	...forOperation('session', 'compare', compareFields),
	...forOperation('session', ['compare', 'getDamages', 'getReport'], [failUnlessReady]),
	...forOperation('session', 'resendSms', [
		{
			...phoneField,
			description: 'Another number to send to. Leave empty for the number of the inspection.',
		},
		{
			displayName:
				'PAVE sends the link again only once per session, within 7 days, and while the inspection is not finished. Not every PAVE account has this.',
			name: 'resendNotice',
			type: 'notice',
			default: '',
		},
	]),
];
