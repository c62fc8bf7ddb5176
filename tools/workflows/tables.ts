import { account, fieldsOnly, retried, toChoose } from './nodes';
import type { Target } from './target';

export const googleSheets: Target = {
	slug: 'google-sheets',
	label: 'Google Sheets',
	becomes: 'a row in Google Sheets',
	prepare: () =>
		'An empty spreadsheet whose sheet is called Sheet1 (or enter its name in the node); the columns are made by the first event.',
	choose: 'document',
	repeat: 'updates its row',
	ending: ({ key, columns }) => ({
		nodes: [
			fieldsOnly('The Columns', columns),
			{
				name: 'Google Sheets',
				type: 'n8n-nodes-base.googleSheets',
				typeVersion: 4.7,
				parameters: {
					authentication: 'oAuth2',
					resource: 'sheet',
					operation: 'appendOrUpdate',
					documentId: toChoose(),
					// Without a sheet, n8n's editor drops everything below it.
					sheetName: { __rl: true, mode: 'name', value: 'Sheet1' },
					columns: {
						mappingMode: 'autoMapInputData',
						value: {},
						matchingColumns: [key],
						schema: [],
					},
					// RAW: a phone that begins with + is no formula. useAppend: of two at once, both get a row.
					options: { cellFormat: 'RAW', useAppend: true },
				},
				...account('googleSheetsOAuth2Api', 'Google Sheets account'),
				...retried,
			},
		],
		links: [['The Columns', 0, 'Google Sheets']],
	}),
};

export const airtable: Target = {
	slug: 'airtable',
	label: 'Airtable',
	becomes: 'a record in Airtable',
	prepare: ({ columns }) => {
		const of = (wanted: string) => columns.filter(({ type }) => type === wanted);
		const names = (wanted: string) =>
			of(wanted)
				.map(({ field }) => field)
				.join(', ');
		return `Text fields: ${names('string')}; and number fields: ${names('number')}.`;
	},
	choose: 'base and table',
	repeat: 'updates the record',
	ending: ({ key, columns }) => ({
		nodes: [
			{
				name: 'Airtable',
				type: 'n8n-nodes-base.airtable',
				typeVersion: 2.1,
				parameters: {
					authentication: 'airtableTokenApi',
					resource: 'record',
					operation: 'upsert',
					base: toChoose(),
					table: toChoose(),
					columns: {
						mappingMode: 'defineBelow',
						value: Object.fromEntries(columns.map(({ field }) => [field, `={{ $json.${field} }}`])),
						matchingColumns: [key],
						schema: columns.map(({ field, type }) => ({
							id: field,
							displayName: field,
							required: false,
							defaultMatch: false,
							canBeUsedToMatch: true,
							display: true,
							type,
							readOnly: false,
							removed: false,
						})),
					},
					options: {},
				},
				...account('airtableTokenApi', 'Airtable account'),
				...retried,
			},
		],
		links: [],
	}),
};

export const dataverse: Target = {
	slug: 'dataverse',
	label: 'Microsoft Dataverse',
	becomes: 'a row in Microsoft Dataverse',
	prepare: () =>
		'Needs n8n 2.41 or newer. A table with the text columns new_sessionkey (as alternate key), new_name, new_vehicle, new_vin, new_contact, new_phone, the whole number new_odometerkm, and new_notes (multiple lines, 32,000).',
	choose: 'Table',
	repeat: 'updates the row',
	ending: ({ key, phone }) => {
		const fields = {
			new_name: '={{ $json.title }}',
			new_vehicle: '={{ $json.vehicle }}',
			new_vin: '={{ $json.vin }}',
			new_odometerkm: '={{ $json.odometer_km }}',
			new_contact: '={{ $json.contact_label }}',
			new_phone: `={{ $json.${phone} }}`,
			new_notes: '={{ $json.note_text }}',
		};
		return {
			nodes: [
				{
					name: 'Dataverse Row',
					type: 'n8n-nodes-base.microsoftDataverse',
					typeVersion: 1,
					parameters: {
						resource: 'row',
						operation: 'upsert',
						entitySet: toChoose(),
						identifierType: 'alternateKey',
						alternateKey: `=new_sessionkey='{{ $json.${key}.replaceAll("'", "''") }}'`,
						inputMode: 'fields',
						fieldsCollection: {
							field: Object.entries(fields).map(([name, value]) => ({ name, value })),
						},
						upsertOptions: {},
					},
					...account('microsoftDataverseOAuth2Api', 'Dataverse account'),
					...retried,
				},
			],
			links: [],
		};
	},
};
