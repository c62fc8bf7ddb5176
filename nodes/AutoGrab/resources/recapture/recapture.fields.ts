import type { INodeProperties } from 'n8n-workflow';

import { textField } from '../../../shared/actions/fields';
import { quotaOption } from '../commonFields';

const DRAG = 'Drag the column here, or type its name';

const text = (displayName: string, name: string, example: string, description: string) =>
	textField(displayName, name, example, `${description}. ${DRAG}.`);

/** As Google Sheets, Postgres and Airtable map columns; what is matched automatically is in columns.ts. */
export const columnsField: INodeProperties = {
	displayName: 'Columns',
	name: 'columns',
	type: 'resourceMapper',
	noDataExpression: true,
	default: { mappingMode: 'autoMapInputData', value: null },
	description:
		'Which column holds what. Mapped automatically, columns with usual names (Rego, Plate, VIN, State, Client Name, Mobile, Sale Date, …) are recognised by themselves.',
	typeOptions: {
		resourceMapper: {
			resourceMapperMethod: 'getCustomerColumns',
			mode: 'map',
			fieldWords: { singular: 'customer field', plural: 'customer fields' },
			addAllFields: true,
			multiKeyMatch: false,
			supportAutoMap: true,
		},
	},
};

/** The mapping from before there was the one above; names are AutoGrab's own (autograb-api.md 6.1). */
export const customerFields: INodeProperties = {
	displayName: 'Customer Fields',
	name: 'customerFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description:
		'Columns with usual names (Rego, Plate, VIN, State, Client Name, Mobile, Sale Date, …) are recognised by themselves. Add a field only where your column is called differently.',
	// The two that tell the car stand first; one of them has to be there.
	options: [
		text('Registration Plate', 'rego', 'XYZ12Q', 'Number plate of the car'),
		text('VIN', 'vin', 'JM0KF4WLA00123456', 'Vehicle identification number of the car'),
		text('Client Name', 'client_name', 'Jordan Example', 'Name of the customer, for reference'),
		text('Email', 'email', 'jordan@example.com', 'E-mail address, kept as an additional field'),
		text(
			'Expiry Date',
			'expiry_date',
			'2026-06-30',
			'The day AutoGrab deletes the customer. A column is recognised only by the name expiry_date',
		),
		text('External ID', 'external_id', 'CRM-1042', 'Your own ID of the customer'),
		text(
			'First Name',
			'first_name',
			'Jordan',
			'Part of the name, if there is no column for all of it',
		),
		text(
			'Last Name',
			'last_name',
			'Example',
			'Part of the name, if there is no column for all of it',
		),
		text(
			'Mobile Number',
			'mobile_number',
			'+61 400 000 001',
			"Phone number of the customer, also used to find the same person's other listings",
		),
		text('Monitor End Date', 'monitor_end_date', '2026-10-31', 'Last day to watch for this car'),
		text(
			'Monitor Start Date',
			'monitor_start_date',
			'2025-11-01',
			'First day to watch for this car',
		),
		text('Owner', 'owner', 'Sam', 'Who looks after the customer, kept as an additional field'),
		text('Sale Date', 'sale_date', '2021-06-15', 'When you sold the car, for reference'),
		text('State', 'state', 'NSW', 'State the plate is registered in (Australia)'),
	],
};

export const additionalFields: INodeProperties = {
	displayName: 'Additional Fields',
	name: 'additionalFields',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Field',
	default: {},
	description:
		'Your own data about the customer. AutoGrab stores it and sends it back with every event, for example who sold the car.',
	options: [
		{
			displayName: 'Field',
			name: 'field',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					default: '',
					placeholder: 'e.g. salesperson',
					description: 'Name of the field',
				},
				{
					displayName: 'Value',
					name: 'value',
					type: 'string',
					default: '',
					description: `Value of the field. ${DRAG}.`,
				},
			],
		},
	],
};

export const uploadOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Chunk Size',
			name: 'chunkSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 5000, numberPrecision: 0 },
			default: 500,
			description:
				'How many customers go to AutoGrab in one upload. More than that become several uploads, one after the other.',
		},
		quotaOption,
		{
			displayName: 'Monitor End Date',
			name: 'monitorEndDate',
			type: 'dateTime',
			default: '',
			description: 'Last day to watch for customers who have no such date of their own',
		},
		{
			displayName: 'Monitor Start Date',
			name: 'monitorStartDate',
			type: 'dateTime',
			default: '',
			description: 'First day to watch for customers who have no such date of their own',
		},
		{
			displayName: 'Send Other Columns',
			name: 'sendOtherColumns',
			type: 'boolean',
			default: false,
			description:
				'Whether columns that stand for no customer field go along as additional fields, under their own names',
		},
	],
};
