import type { INodeProperties, INodePropertyCollection } from 'n8n-workflow';

/** The names in the request's `session.contact`. */
export const contactNames: INodePropertyCollection = {
	displayName: 'Name',
	name: 'name',
	values: [
		{
			displayName: 'First Name',
			name: 'first_name',
			type: 'string',
			default: '',
			description: 'First name of the customer',
		},
		{
			displayName: 'Last Name',
			name: 'last_name',
			type: 'string',
			default: '',
			description: 'Last name of the customer',
		},
	],
};

/** The request's `session` object (pave-api.md 5.1); names are PAVE's own. */
export const sessionFields: INodeProperties = {
	displayName: 'Session',
	name: 'session',
	type: 'collection',
	placeholder: 'Add Session Field',
	default: {},
	description: 'How the inspection runs and whom it belongs to',
	options: [
		{
			displayName: 'Contact',
			name: 'contact',
			type: 'fixedCollection',
			placeholder: 'Add Contact',
			default: {},
			description: 'Name of the customer. PAVE needs both names.',
			options: [contactNames],
		},
		{
			displayName: 'Extra Values (Reference)',
			name: 'reference',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add Value',
			default: {},
			description:
				'Your own values, which come back with the results. PAVE erases them a few hours after the inspection is finished; put nothing sensitive here.',
			options: [
				{
					displayName: 'Value',
					name: 'entry',
					values: [
						{
							displayName: 'Name',
							name: 'name',
							type: 'string',
							default: '',
							description: 'Name of the value',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							description: 'What comes back with the results',
						},
					],
				},
			],
		},
		{
			displayName: 'Language',
			name: 'language',
			type: 'string',
			default: '',
			placeholder: 'e.g. EN',
			description: 'Language of the inspection, as a two-letter code',
		},
		{
			displayName: 'Redirect URL',
			name: 'redirect_url',
			type: 'string',
			default: '',
			placeholder: 'e.g. https://www.example.com/thank-you',
			description: 'The page that opens after the inspection; may be a link into an app',
		},
		{
			displayName: 'Theme',
			name: 'theme',
			type: 'options',
			options: [
				{
					name: 'As Set in PAVE',
					value: '',
					description: 'The default theme of the API key',
				},
				{ name: 'Capture Only', value: 'CAPT', description: 'Photos without damage detection' },
				{ name: 'Lite', value: 'LITE', description: 'The short flow' },
				{ name: 'Pro', value: 'PRO', description: '13 guided photos, and more if wanted' },
			],
			default: '',
			description: 'Which flow the customer is guided through',
		},
		{
			displayName: 'Your Reference (Client ID)',
			name: 'client_id',
			type: 'string',
			default: '',
			placeholder: 'e.g. LEAD-20418',
			description: 'For example the number of the lead in your CRM. It comes back in every result.',
		},
	],
};
