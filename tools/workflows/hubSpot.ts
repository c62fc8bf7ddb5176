import type { SourceEvent } from './events';
import { type Link, type Part, account, ifFilled, retried } from './nodes';
import type { Target } from './target';

const hubSpot = (name: string, parameters: Part['parameters']): Part => ({
	name,
	type: 'n8n-nodes-base.hubspot',
	typeVersion: 2.2,
	parameters: { authentication: 'appToken', ...parameters },
	...account('hubspotAppToken', 'HubSpot account'),
	...retried,
});

/** A search for one record; the item goes on if nothing is found. */
const search = (name: string, resource: string, filters: Array<[string, string]>): Part => ({
	...hubSpot(name, {
		resource,
		operation: 'search',
		returnAll: false,
		limit: 1,
		filterGroupsUi: {
			filterGroupsValues: filters.map(([property, value]) => ({
				filtersUi: {
					filterValues: [{ propertyName: `${property}|string`, operator: 'EQ', value }],
				},
			})),
		},
		additionalFields: {},
	}),
	alwaysOutputData: true,
});

/**
 * A deal, as HubSpot's node cannot make a contact without an e-mail address, which neither vendor has. It is joined
 * to the contact that has the phone, if there is one.
 */
export const hubSpotDeal: Target = {
	slug: 'hubspot',
	label: 'HubSpot',
	becomes: 'a deal in HubSpot',
	prepare: ({ keyIn }) =>
		`A deal property \`${keyIn.hubSpot}\` (single-line text, unique values). A Service Key for deals and contacts.`,
	choose: 'Deal Stage (its ID, as an expression)',
	repeat: 'updates the deal',
	ending,
};

function ending({ key, keyIn, phone, phoneDigits, trigger }: SourceEvent) {
	const from = (field: string) => `={{ $('${trigger.name}').item.json.${field} }}`;
	const nodes: Part[] = [
		search('Find the Deal', 'deal', [[keyIn.hubSpot, `={{ $json.${key} }}`]]),
		ifFilled('Is It There?', '={{ $json.id }}'),
		hubSpot('Update the Deal', {
			resource: 'deal',
			operation: 'update',
			dealId: { __rl: true, mode: 'id', value: '={{ $json.id }}' },
			updateFields: { dealName: from('title'), description: from('note_text') },
		}),
		ifFilled('Is There a Phone?', from(phoneDigits)),
		search('Find the Contact', 'contact', [
			['phone', from(phone)],
			['hs_searchable_calculated_phone_number', from(phoneDigits)],
			['hs_searchable_calculated_mobile_number', from(phoneDigits)],
		]),
		hubSpot('Create the Deal', {
			resource: 'deal',
			operation: 'create',
			stage: '=appointmentscheduled',
			additionalFields: {
				dealName: from('title'),
				description: from('note_text'),
				associatedVids: '={{ $json.id ? [Number($json.id)] : [] }}',
				customPropertiesUi: {
					customPropertiesValues: [{ property: keyIn.hubSpot, value: from(key) }],
				},
			},
		}),
	];
	const links: Link[] = [
		['Find the Deal', 0, 'Is It There?'],
		['Is It There?', 0, 'Update the Deal'],
		['Is It There?', 1, 'Is There a Phone?'],
		['Is There a Phone?', 0, 'Find the Contact'],
		['Is There a Phone?', 1, 'Create the Deal'],
		['Find the Contact', 0, 'Create the Deal'],
	];
	return { nodes, links };
}
