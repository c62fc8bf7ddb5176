import { account, retried } from './nodes';
import type { Target } from './target';

/** Undefined is not sent: what a person has entered there stays. */
const optional = (field: string) => `={{ $json.${field} || undefined }}`;

export const salesforce: Target = {
	slug: 'salesforce',
	label: 'Salesforce',
	becomes: 'a lead in Salesforce',
	prepare: ({ keyIn }) =>
		`On Lead, a text field with the API name \`${keyIn.salesforce}\`, marked External ID and Unique.`,
	choose: '',
	repeat: 'updates the lead',
	ending: ({ key, keyIn, lastName, firstName, phone, email: mail }) => ({
		nodes: [
			{
				name: 'Salesforce Lead',
				type: 'n8n-nodes-base.salesforce',
				typeVersion: 1,
				parameters: {
					authentication: 'oAuth2',
					resource: 'lead',
					operation: 'upsert',
					externalId: `=${keyIn.salesforce}`,
					externalIdValue: `={{ $json.${key} }}`,
					company: '={{ $json.contact_label }}',
					lastname: lastName,
					additionalFields: {
						description: '={{ $json.note_text }}',
						mobilePhone: optional(phone),
						...(firstName ? { firstname: optional(firstName) } : {}),
						...(mail ? { email: optional(mail) } : {}),
					},
				},
				...account('salesforceOAuth2Api', 'Salesforce account'),
				...retried,
			},
		],
		links: [],
	}),
};

export const zoho: Target = {
	slug: 'zoho',
	label: 'Zoho CRM',
	becomes: 'a deal in Zoho CRM',
	prepare: () => 'Nothing: Zoho knows a deal by its Deal Name, so nobody should rename it there.',
	choose: 'Stage',
	repeat: 'updates the deal',
	ending: ({ key, keyIn }) => ({
		nodes: [
			{
				name: 'Zoho Deal',
				type: 'n8n-nodes-base.zohoCrm',
				typeVersion: 1,
				parameters: {
					resource: 'deal',
					operation: 'upsert',
					dealName: `=${keyIn.zohoDeal} {{ $json.${key} }}`,
					stage: '=Qualification',
					additionalFields: { Description: '={{ $json.note_text }}' },
				},
				...account('zohoOAuth2Api', 'Zoho account'),
				...retried,
			},
		],
		links: [],
	}),
};
