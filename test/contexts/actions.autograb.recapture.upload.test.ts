import {
	actions,
	failedUpload,
	plates,
	upload,
	uploaded,
	useAutoGrabActions,
} from '../support/autoGrabActions';

useAutoGrabActions();

describe('recapture upload', () => {
	test('sends all items in one call, columns recognised by their usual names', async () => {
		const items = await upload([
			{
				'Registration No.': ' xyz 12q ',
				State: 'New South Wales',
				'Customer Name': 'Jordan Example',
				Mobile: 61400000001,
				'Sale Date': '15/06/2021',
				Colour: 'Red',
			},
			{ PLATE: 'QRS45T', vin: 'jm0kf4wla00123456', expiry_date: '2026-06-30', 'Customer ID': 1042 },
		]);
		expect(await actions.vendor.uploads()).toMatchObject([
			{ name: expect.stringMatching(/^n8n: ./), enable_rego_lookups: false, region: 'au' },
		]);
		expect(await uploaded()).toEqual([
			[
				{
					rego: 'XYZ12Q',
					state: 'NSW',
					client_name: 'Jordan Example',
					mobile_number: '61400000001',
					sale_date: '2021-06-15T00:00:00.000Z',
					additional_fields: { client_name: 'Jordan Example', mobile_number: '61400000001' },
				},
				{
					rego: 'QRS45T',
					vin: 'JM0KF4WLA00123456',
					expiry_date: '2026-06-30T00:00:00.000Z',
					external_id: '1042',
				},
			],
		]);
		expect(items).toHaveLength(1);
		expect(items[0].json).toMatchObject({
			customers_sent: 2,
			rows: '1–2',
			success: true,
			upload: { total_uploaded_customers: 2, total_errors: 0 },
		});
		expect(items[0].pairedItem).toEqual([{ item: 0 }, { item: 1 }]);
	});

	test('takes fields dragged in, columns typed by name, and constants; they win', async () => {
		await upload(
			[
				{ Kennzeichen: 'XYZ12Q', Rego: 'WRONG1', Sold: 44362 },
				{ Kennzeichen: 'QRS45T', Rego: 'WRONG2', Sold: '' },
			],
			{
				uploadName: ' May 2025 settlements ',
				enableRegoLookups: true,
				customerFields: { rego: '={{ $json.Kennzeichen }}', sale_date: 'Sold', state: 'qld' },
				additionalFields: {
					field: [
						{ name: 'salesperson', value: 'Sam' },
						{ name: 'row', value: '={{ $itemIndex }}' },
						{ name: 'old plate', value: 'Rego' },
						{ name: '', value: 'nameless' },
					],
				},
				options: { monitorStartDate: '2025-11-01', monitorEndDate: '2026-10-31T00:00:00' },
			},
		);
		expect(await actions.vendor.uploads()).toMatchObject([
			{ name: 'May 2025 settlements', enable_rego_lookups: true, region: 'au' },
		]);
		expect(await uploaded()).toEqual([
			[
				{
					rego: 'XYZ12Q',
					state: 'QLD',
					sale_date: '2021-06-15T00:00:00.000Z',
					additional_fields: { salesperson: 'Sam', row: '0', 'old plate': 'WRONG1' },
				},
				{
					rego: 'QRS45T',
					state: 'QLD',
					additional_fields: { salesperson: 'Sam', row: '1', 'old plate': 'WRONG2' },
				},
			],
		]);
	});

	test('other columns go along only when asked for', async () => {
		const row = { rego: 'XYZ12Q', Colour: 'Red', Doors: 5, Empty: '', Parts: { a: 1 } };
		await upload([{ ...row, additional_fields: { lead: 'L-1' } }], {
			options: { sendOtherColumns: true },
		});
		expect((await uploaded())[0]).toEqual([
			{
				rego: 'XYZ12Q',
				additional_fields: { Colour: 'Red', Doors: '5', Parts: '{"a":1}', lead: 'L-1' },
			},
		]);
	});

	test('a sheet\'s "Expiry" is not taken for the day the customer is deleted', async () => {
		await upload([{ rego: 'XYZ12Q', 'Expiry Date': '2025-01-01', Expiry: '2025-01-01' }]);
		expect((await uploaded())[0]).toEqual([{ rego: 'XYZ12Q' }]);
	});

	test.each([
		['2021-06-15', '2021-06-15T00:00:00.000Z'],
		['2021-06-15T10:30:00+10:00', '2021-06-15T00:30:00.000Z'],
		['2021-06-15 10:30:00Z', '2021-06-15T10:30:00.000Z'],
		['3/4/2021', '2021-04-03T00:00:00.000Z'],
		['15.06.2021', '2021-06-15T00:00:00.000Z'],
		['15 Jun 2021', '2021-06-15T00:00:00.000Z'],
		['15 June 2021', '2021-06-15T00:00:00.000Z'],
		[44362, '2021-06-15T00:00:00.000Z'],
		['44362', '2021-06-15T00:00:00.000Z'],
		[44362.5, '2021-06-15T12:00:00.000Z'],
		[1623715200000, '2021-06-15T00:00:00.000Z'],
	])('reads the date %s', async (given, expected) => {
		await upload([{ rego: 'XYZ12Q', sale_date: given }]);
		expect((await uploaded())[0]).toEqual([{ rego: 'XYZ12Q', sale_date: expected }]);
	});

	test('a time without a zone is one of the workflow', async () => {
		await upload([{ rego: 'XYZ12Q', sale_date: '15/06/2021 10:30' }]);
		const [[{ sale_date: date }]] = await uploaded();
		expect(new Date(String(date)).toISOString()).toBe(date);
		expect(date).not.toBe('2021-06-15T00:00:00.000Z');
	});

	describe('rows that cannot be uploaded', () => {
		const rows = [
			{ rego: 'XYZ12Q' },
			{ rego: '', client_name: 'Jordan Example' },
			{ vin: 'n/a' },
			{ rego: 'QRS45T', sale_date: 'last summer' },
			{ vin: 'JM0KF4WLA00123456' },
		];

		test('do not stop the others; they and the values that were left out are named', async () => {
			const [{ json }] = await upload([...rows, { rego: 'XYZ12Q (NSW)' }, {}]);
			expect(await uploaded()).toEqual([
				[{ rego: 'XYZ12Q' }, { rego: 'QRS45T' }, { vin: 'JM0KF4WLA00123456' }],
			]);
			expect(json).toMatchObject({ customers_sent: 3, rows: '1, 4–5' });
			expect(json.note).toBe(
				'Not sent: Row 2: it has neither a registration plate nor a VIN; row 6: Registration Plate: "XYZ12Q (NSW)" is not a number plate. Sale Date was left out for row 4: "last summer" is not a date',
			);
		});

		test('a single one is named in the message', async () => {
			const shown = await failedUpload([{ rego: 'XYZ12Q (NSW)' }]);
			expect(shown.message).toBe(
				'Row 1 cannot be uploaded, so nothing was sent: Registration Plate: "XYZ12Q (NSW)" is not a number plate',
			);
			expect(shown.description).toMatch(/^A number plate has at most 16 Latin letters/);
			expect(await actions.vendor.requests()).toHaveLength(0);
		});

		test('when all are empty, that is said', async () => {
			const shown = await failedUpload([{ row_number: 2, Rego: '' }, { Rego: '-' }]);
			expect(shown.message).toBe('All 2 rows are empty, so nothing was sent');
		});

		test('when it is all of them, the columns are shown', async () => {
			const shown = await failedUpload([{ Kennzeichen: 'XYZ12Q', Farbe: 'rot' }]);
			expect(shown.description).toMatch(
				/^The columns are: Kennzeichen, Farbe\. Under Columns With Other Names/,
			);
			const many = await failedUpload(Array.from({ length: 30 }, () => ({ a: 1 })));
			expect(many.description).toMatch(/row 10: .*; and 20 more\. The columns are: a\./);
		});

		test('with Continue On Fail come out as failed items, the good ones are sent', async () => {
			const items = await upload(rows, {}, true);
			expect(await uploaded()).toEqual([
				[{ rego: 'XYZ12Q' }, { rego: 'QRS45T' }, { vin: 'JM0KF4WLA00123456' }],
			]);
			expect(items.map(({ json, pairedItem }) => [json.error ?? json.rows, pairedItem])).toEqual([
				['Row 2 was not sent: it has neither a registration plate nor a VIN', { item: 1 }],
				['1, 4–5', [{ item: 0 }, { item: 3 }, { item: 4 }]],
			]);
		});

		test('a wrong option is named', async () => {
			const options = { monitorEndDate: 'whenever' };
			const shown = await failedUpload(plates(1), { options });
			expect(shown.message).toBe('Watch Until (Default): "whenever" is not a date');
		});
	});
});
