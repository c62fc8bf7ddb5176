import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { autoGrabEvents } from '../../nodes/AutoGrab/events';
import { presentEvent } from '../../nodes/shared/events';
import { actions, useAutoGrabActions } from '../support/autoGrabActions';

useAutoGrabActions();

async function uploaded(row: IDataObject, parameters: INodeParameters = {}) {
	const rows = [{ Rego: 'XYZ12Q', ...row }];
	const [item] = await actions.run('recapture', 'upload', parameters, rows);
	const [{ customers }] = await actions.vendor.uploads();
	return { customer: customers[0] as IDataObject, note: item.json.note };
}

/** What the trigger makes of a sighting of an account with AutoGrab's newer fields. */
async function sighted({ rego, additional_fields }: IDataObject): Promise<IDataObject> {
	const customer = { id: 'C-1', rego, external_id: null, additional_fields, sightings: [] };
	const body = { event: 'recapture_new', data: { customer } };
	const { json, problems } = await presentEvent(autoGrabEvents, body, { simplify: true });
	expect(problems).toEqual([]);
	return json;
}

test.each<[IDataObject, IDataObject]>([
	[
		{
			'Client Name': 'Jordan Example',
			Mobile: '0400 000 001',
			Email: 'jo@example.com',
			Owner: 'Sam',
		},
		{
			client_name: 'Jordan Example',
			mobile_number: '0400 000 001',
			contact_email: 'jo@example.com',
			owner: 'Sam',
		},
	],
	[
		{ 'FIRST NAME': 'Jordan', last_name: 'Example', 'E-Mail Address': 'jo@example.com' },
		{ client_name: 'Jordan Example', contact_email: 'jo@example.com' },
	],
	[{ Name: 'Jordan', Surname: 'Example' }, { client_name: 'Jordan Example' }],
	[{ 'Full Name': 'Example, Jordan', Surname: 'Example' }, { client_name: 'Example, Jordan' }],
	[{ Customer: 10042, 'Given Name': 'Jo', 'Last Name': 'N/A' }, { client_name: 'Jo' }],
	[{ Surname: ' Example\u200b ' }, { client_name: 'Example' }],
	[{ 'Sales Person': 'Sam', Owner: 'Robin' }, { owner: 'Robin' }],
	[{ SALESPERSON: 'Sam', owner: '-' }, { owner: 'Sam' }],
	[{ email: 'Jordan <mailto:jo@example.com>' }, { contact_email: 'jo@example.com' }],
	[{ EMail: '["jo@example.com"]' }, { contact_email: 'jo@example.com' }],
])('%j comes back with the sighting', async (row, expected) => {
	const { customer, note } = await uploaded(row);
	expect(note).toBeUndefined();
	expect(await sighted(customer)).toMatchObject(expected);
});

test('name and phone go in their own fields, too; the others in the additional ones only', async () => {
	const row = { 'First Name': 'Jo', 'Last Name': 'Example', Phone: '+61400000001', Owner: 'Sam' };
	expect((await uploaded({ ...row, Email: 'jo@example.com' })).customer).toEqual({
		rego: 'XYZ12Q',
		client_name: 'Jo Example',
		mobile_number: '+61400000001',
		additional_fields: {
			client_name: 'Jo Example',
			mobile_number: '+61400000001',
			email: 'jo@example.com',
			owner: 'Sam',
		},
	});
});

test('what stands in the additional fields already is not there twice', async () => {
	const additional_fields = { Salesperson: 'Robin', 'E-mail': 'own@example.com' };
	const { customer } = await uploaded({ Owner: 'Sam', Email: 'jo@example.com', additional_fields });
	expect(customer.additional_fields).toEqual(additional_fields);
});

test.each(['see notes', 'a@example.com; b@example.com', 'jo@'])(
	'"%s" is no e-mail address: it is named, and the row goes',
	async (Email) => {
		const { customer, note } = await uploaded({ Email });
		expect(customer).toEqual({ rego: 'XYZ12Q' });
		expect(note).toBe(`Email was left out for row 1: "${Email}" is not one e-mail address`);
	},
);

test('columns with other names are mapped by hand', async () => {
	const value = { rego: 'Kennzeichen', first_name: 'Vorname', last_name: 'Familie', email: 'Post' };
	const columns = { mappingMode: 'defineBelow', value };
	const named = {
		Kennzeichen: 'QRS45T',
		Vorname: 'Jo',
		Familie: 'Example',
		Post: 'jo@example.com',
	};
	const row = { ...named, Mobile: '0400 000 009' };
	const { customer } = await uploaded(row, { columns } as INodeParameters);
	// Whoever maps by hand means exactly that.
	expect(customer).not.toHaveProperty('mobile_number');
	expect(customer).toMatchObject({ rego: 'QRS45T', client_name: 'Jo Example' });
	expect(customer.additional_fields).toMatchObject({ email: 'jo@example.com' });
});

test.each([
	['false ', undefined],
	['FALSE', undefined],
	['no', undefined],
	[0, undefined],
	['', undefined],
	[null, undefined],
	['TRUE', { Colour: 'Red' }],
	[' yes', { Colour: 'Red' }],
	[1, { Colour: 'Red' }],
	['["true"]', { Colour: 'Red' }],
	['\u2713', { Colour: 'Red' }],
])('Send All Other Columns given as %j', async (sendOtherColumns, expected) => {
	const options = { sendOtherColumns } as INodeParameters;
	const { customer } = await uploaded({ Colour: 'Red' }, { options });
	expect(customer.additional_fields).toEqual(expected);
});

test('Send All Other Columns that is neither yes nor no is refused', async () => {
	const options = { sendOtherColumns: 'perhaps' };
	const shown = await actions.failure('recapture', 'upload', { options }, [{ rego: 'XYZ12Q' }]);
	expect(shown.message).toBe('Send All Other Columns: "perhaps" is neither yes nor no');
	expect(await actions.vendor.requests()).toHaveLength(0);
});
