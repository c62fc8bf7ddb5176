import type { INodeProperties } from 'n8n-workflow';

import { forOperation, valuesOf } from '../../../shared/actions/forOperation';
import { additionalJsonField, sessionKeyField, smsFields, vehicleFields } from './fields';
import { sessionFields } from './sessionFields';

const operationField: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { resource: ['session'] } },
	options: [
		{
			name: 'Create',
			value: 'create',
			description: 'Start a new vehicle inspection and get the capture link for the customer',
			action: 'Create session',
		},
		{
			name: 'Delete',
			value: 'delete',
			description: 'Delete an inspection session that nobody has started',
			action: 'Delete session',
		},
		{
			name: 'Download Photos',
			value: 'downloadPhotos',
			description: 'Download the photos of an inspection as files, one item per photo',
			action: 'Download photos of session',
		},
		{
			name: 'Get',
			value: 'get',
			description: 'Get the status and details of an inspection session',
			action: 'Get session',
		},
		{
			name: 'Get Notes',
			value: 'getNotes',
			description: 'Get the notes of an inspection session, one item per note',
			action: 'Get notes of session',
		},
		{
			name: 'Get Photos',
			value: 'getPhotos',
			description:
				'Get the web addresses of the photos of an inspection and whether PAVE accepted them, one item per photo',
			action: 'Get photos of session',
		},
		{
			name: 'Get Results',
			value: 'getResults',
			description:
				'Get the vehicle, damages and photos of a completed inspection; says so when it is not completed yet',
			action: 'Get results of session',
		},
		{
			name: 'Resend SMS',
			value: 'resendSms',
			description: 'Text the capture link to the customer once more',
			action: 'Resend SMS of session',
		},
		{
			name: 'Update',
			value: 'update',
			description: 'Change the details of an inspection session that is not finished',
			action: 'Update session',
		},
	],
	default: 'create',
};

const withKey = valuesOf(operationField).filter((operation) => operation !== 'create');

export const description: INodeProperties[] = [
	operationField,
	...forOperation('session', withKey, [sessionKeyField]),
	...forOperation(
		'session',
		['create', 'update'],
		[sessionFields, vehicleFields, smsFields, additionalJsonField],
	),
	...forOperation('session', 'getResults', [
		{
			displayName: 'Simplify',
			name: 'simplify',
			type: 'boolean',
			default: true,
			description: 'Whether to return a simplified version of the response instead of the raw data',
		},
		{
			displayName: 'Fail if Not Ready',
			name: 'failIfNotReady',
			type: 'boolean',
			default: false,
			description:
				'Whether an inspection that is not completed yet counts as failed. When off, the output says "ready": false instead.',
		},
	]),
	...forOperation('session', 'resendSms', [
		{
			displayName: 'Phone',
			name: 'phone',
			type: 'string',
			default: '',
			placeholder: 'e.g. +16475550143',
			description: 'Send to this number instead of the one of the session. Leave empty to keep it.',
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
