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
	description: 'Which column holds what',
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
	displayName: 'Columns With Other Names',
	name: 'customerFields',
	type: 'collection',
	placeholder: 'Add Field',
	default: {},
	description:
		'Only for Map Automatically: a column that was not recognized. Add the field and drag the column into it.',
	// The two that tell the car stand first; one of them has to be there.
	options: [
		text('Registration Plate', 'rego', 'XYZ12Q', 'Number plate of the car'),
		text('VIN', 'vin', 'JM0KF4WLA00123456', 'Vehicle identification number of the car'),
		text('Client Name', 'client_name', 'Jordan Example', 'Name of the customer, for reference'),
		text('Email', 'email', 'jordan@example.com', 'E-mail address, kept as an additional field'),
		text(
			'Delete Customer On',
			'expiry_date',
			'2026-06-30',
			'The day on which AutoGrab deletes this customer, not the expiry of registration, warranty or finance. Only a column named expiry_date is recognized',
		),
		text(
			'Your Customer Number (External ID)',
			'external_id',
			'CRM-1042',
			'Your own number of the customer',
		),
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
		text('Watch Until', 'monitor_end_date', '2026-10-31', 'Last day to watch for this car'),
		text('Watch From', 'monitor_start_date', '2025-11-01', 'First day to watch for this car'),
		text('Owner', 'owner', 'Sam', 'Who looks after the customer, kept as an additional field'),
		text('Sale Date', 'sale_date', '2021-06-15', 'When you sold the car, for reference'),
		text('State', 'state', 'NSW', 'State of the plate (Australia only)'),
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

export const otherColumnsOption: INodeProperties = {
	displayName: 'Send All Other Columns',
	name: 'sendOtherColumns',
	type: 'boolean',
	default: false,
	description:
		'Whether to send the columns that are no customer field as additional fields, under their own names',
};

export const uploadOptions: INodeProperties = {
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	options: [
		{
			displayName: 'Customers per Upload',
			name: 'chunkSize',
			type: 'number',
			typeOptions: { minValue: 1, maxValue: 5000, numberPrecision: 0 },
			default: 500,
			description:
				'How many customers go to AutoGrab in one upload. More customers than that make several uploads, one after the other.',
		},
		quotaOption,
		{
			displayName: 'Watch Until (Default)',
			name: 'monitorEndDate',
			type: 'dateTime',
			default: '',
			description: 'Last day to watch for customers who have no such date of their own',
		},
		{
			displayName: 'Watch From (Default)',
			name: 'monitorStartDate',
			type: 'dateTime',
			default: '',
			description: 'First day to watch for customers who have no such date of their own',
		},
		otherColumnsOption,
	],
};
