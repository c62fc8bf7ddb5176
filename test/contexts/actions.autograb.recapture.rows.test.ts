import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { actions, upload, uploaded, useAutoGrabActions } from '../support/autoGrabActions';

useAutoGrabActions();

const customers = async () => (await uploaded()).flat();

describe('a mapping that is a column of some rows only', () => {
	test('is empty for the others', async () => {
		await upload(
			[
				{ Kennzeichen: 'XYZ12Q', Seller: 'Sam' },
				{ vin: 'JM0KF4WLA00123456', Holder: 'Jordan Example', rego: 'WRONG1' },
			],
			{
				customerFields: { rego: 'Kennzeichen', client_name: ' Holder ' },
				additionalFields: { field: [{ name: 'salesperson', value: 'Seller' }] },
			},
		);
		expect(await customers()).toEqual([
			{ rego: 'XYZ12Q', additional_fields: { salesperson: 'Sam' } },
			expect.objectContaining({ vin: 'JM0KF4WLA00123456', client_name: 'Jordan Example' }),
		]);
	});

	test('leaves a row without plate and VIN, which is said', async () => {
		const [{ json }] = await actions.run(
			'recapture',
			'upload',
			{ customerFields: { rego: 'Kennzeichen' } },
			[{ Kennzeichen: 'XYZ12Q' }, { Farbe: 'rot' }],
		);
		expect(json).toMatchObject({
			customers_sent: 1,
			note: 'Not sent: Row 2: it has neither a registration plate nor a VIN',
		});
	});
});

describe('one plate or VIN for all rows', () => {
	const rows = [{ Kennzeichen: 'XYZ12Q', Farbe: 'rot' }, { Kennzeichen: 'QRS45T' }];

	test.each([
		['rego', 'Kenzeichen', 'Registration Plate'],
		['rego', 'see attached e-mail', 'Registration Plate'],
		['vin', 'Chassis', 'VIN'],
	])('%s "%s" is refused before anything is sent', async (field, value, shownAs) => {
		const parameters = { customerFields: { [field]: value } };
		const shown = await actions.failure('recapture', 'upload', parameters, rows);
		expect(shown.message).toBe(
			`${shownAs}: "${value}" is not the name of a column, and cannot be the value of all 2 rows`,
		);
		expect(shown.description).toMatch(/^Nothing was sent\. .* columns are: Kennzeichen, Farbe\.$/);
		expect(await actions.vendor.requests()).toHaveLength(0);
	});

	test('is refused with Continue On Fail, too', async () => {
		const parameters = { customerFields: { rego: 'Kenzeichen' } };
		const items = await actions.run('recapture', 'upload', parameters, rows, {
			continueOnFail: true,
		});
		expect(items).toHaveLength(1);
		expect(items[0].json.error).toMatch(/^Registration Plate: "Kenzeichen" is not/);
		expect(await actions.vendor.requests()).toHaveLength(0);
	});

	test('is fine for a single row, or as the values of rows with the same car', async () => {
		await upload([{ Farbe: 'rot' }], { customerFields: { rego: 'XYZ12Q' } });
		const twice = [{ Kennzeichen: 'QRS45T' }, { Kennzeichen: 'QRS45T' }];
		await upload(twice, { customerFields: { rego: '={{ $json.Kennzeichen }}' } });
		expect((await customers()).map(({ rego }) => rego)).toEqual(['XYZ12Q', 'QRS45T', 'QRS45T']);
	});
});

describe("a date picker's day, in a workflow of Melbourne", () => {
	test.each([
		['2026-10-31T00:00:00', '2026-10-31T00:00:00.000Z'],
		['2026-10-31T00:00:00.000', '2026-10-31T00:00:00.000Z'],
		['2026-10-31 00:00', '2026-10-31T00:00:00.000Z'],
		['31/10/2026 0:00', '2026-10-31T00:00:00.000Z'],
		['2026-10-31T10:00:00', '2026-10-30T23:00:00.000Z'],
		['2026-10-31T00:00:00+11:00', '2026-10-30T13:00:00.000Z'],
	])('%s is sent as %s', async (given, expected) => {
		const customerFields = { monitor_end_date: given };
		await upload([{ rego: 'XYZ12Q', sale_date: given }], { customerFields });
		expect(await customers()).toEqual([
			{ rego: 'XYZ12Q', sale_date: expected, monitor_end_date: expected },
		]);
	});
});

describe('a column State', () => {
	const row = (State: string) => ({ rego: 'XYZ12Q', State });

	test('that holds something else is left out, and named', async () => {
		const rows = ['ACTIVE', 'new south wales', 'Closed', ''].map(row);
		const [item] = await upload(rows);
		expect(item.json.note).toBe(
			'State was left out for rows 1, 3: "ACTIVE" is no state of the region, "CLOSED" is no state of the region',
		);
		expect((await customers()).map(({ state }) => state)).toEqual([
			undefined,
			'NSW',
			undefined,
			undefined,
		]);
	});

	test('is for Australia; other regions have none', async () => {
		const [item] = await upload([row('NSW')], { region: 'nz' });
		expect(item.json.note).toMatch(/row 1: "NSW" is no state of the region/);
		expect(await customers()).toEqual([{ rego: 'XYZ12Q' }]);
	});
});

describe("n8n's column mapping", () => {
	const rows = [{ Kennzeichen: 'XYZ12Q', rego: 'WRONG1', Holder: 'Jordan', Sold: '15/06/2021' }];
	const columns = (value: IDataObject | null, mappingMode = 'defineBelow'): INodeParameters =>
		({ columns: { mappingMode, value } }) as INodeParameters;

	test('offers every field of a customer', async () => {
		const method = actions.node.methods.resourceMapping.getCustomerColumns;
		const { fields } = await method();
		expect(fields.map(({ id }) => id)).toEqual(
			expect.arrayContaining(['rego', 'vin', 'state', 'external_id', 'sale_date']),
		);
	});

	test('by hand is taken exactly: no other column is recognised', async () => {
		const value = { rego: '={{ $json.Kennzeichen }}', sale_date: '={{ $json.Sold }}' };
		await upload(rows, columns(value));
		expect(await customers()).toEqual([{ rego: 'XYZ12Q', sale_date: '2021-06-15T00:00:00.000Z' }]);
	});

	test('automatically is as it was before there was a mapping, for saved workflows, too', async () => {
		await upload(rows, columns(null, 'autoMapInputData'));
		await upload(rows, { customerFields: { rego: 'Kennzeichen' } });
		expect((await customers()).map(({ rego }) => rego)).toEqual(['WRONG1', 'XYZ12Q']);
	});

	test('one plate for all rows is refused here, too', async () => {
		const shown = await actions.failure('recapture', 'upload', columns({ rego: 'Kennzeichn' }), [
			...rows,
			...rows,
		]);
		expect(shown.message).toMatch(/^Registration Plate: "Kennzeichn" is not the name of a column/);
	});
});
