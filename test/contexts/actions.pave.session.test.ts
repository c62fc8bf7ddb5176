import type { INodeParameters } from 'n8n-workflow';

import { actions, newSession, usePaveActions } from '../support/paveActions';

usePaveActions();

describe('session', () => {
	test('create returns the session with a capture link and sends what was filled in', async () => {
		const [item] = await actions.run('session', 'create', {
			session: {
				client_id: 20418 as unknown as string,
				theme: 'LITE',
				contact: { name: { first_name: ' Alex ', last_name: 'Sample' } },
				reference: { entry: [{ name: 'lead_id', value: 'L-1' }] },
				redirect_url: '',
			},
			vehicle: { vin: ' testvn00000000017 ', odom_reading: 48210 },
			sms: { to: ' 647-555-0143 ' },
			additionalJson: '{"session":{"language":"FR"}}',
		});
		expect(item.json).toMatchObject({
			status: 'IDLE',
			theme: 'LITE',
			language: 'FR',
			capture_url: expect.stringContaining('.vehiclecapture.com/'),
			vin: 'TESTVN00000000017',
			odometer: 48210,
			client_id: '20418',
			contact_name: 'Alex Sample',
			contact_phone: '647-555-0143',
			reference: { lead_id: 'L-1' },
		});
		expect(item.pairedItem).toEqual({ item: 0 });
		const [stored] = await actions.vendor.sessions();
		expect(stored).toMatchObject({
			contact: { first_name: 'Alex', last_name: 'Sample' },
			reference: { lead_id: 'L-1' },
		});
	});

	test('create builds the capture link where PAVE sends none', async () => {
		await actions.vendor.addFault({
			method: 'POST',
			path: '/v1/sessions',
			kind: 'body',
			body: { session_key: 'DMO-OLD', status: 'IDLE' },
		});
		const [item] = await actions.run('session', 'create');
		expect(item.json.capture_url).toBe(
			`https://${actions.vendor.credential.username}.vehiclecapture.com/DMO-OLD`,
		);
	});

	test.each([
		[{ vehicle: { vin: 'SHORT' } }, /VIN: "SHORT" is not a VIN/, /17 letters and digits.*5 char/],
		[{ sms: { to: 'call me' } }, /SMS > To: "call me" is not a phone number/, /\+16475550143/],
		[{ session: { client_id: { id: 1 } } }, /^Your Reference \(Client ID\): /, /single value/],
		[
			{ session: { contact: { name: { first_name: { is: 'Alex' }, last_name: 'S' } } } },
			/^First Name: /,
			/single value/,
		],
		[{ vehicle: { ext_col: { is: 'Blue' } } }, /^Exterior Color: /, /single value/],
		[{ sms: { by: { is: 'Example' } } }, /^SMS > Sender Name: /, /single value/],
		[{ sms: { from: 'call me' } }, /^SMS > From: "call me" is not a phone number/, /\+1647/],
		[{ sms: { by: 'Example Motors' } }, /Phone is empty/, /Remove the SMS fields/],
		[
			{ session: { contact: { name: { first_name: 'Alex' } } } },
			/Contact: Last Name is empty/,
			/both names/,
		],
		[{ additionalJson: '[1]' }, /Additional JSON is not a JSON object/, /double quotes/],
	])('create refuses %j before anything is sent', async (parameters, message, description) => {
		const shown = await actions.failure('session', 'create', parameters as INodeParameters);
		expect(shown.message).toMatch(message);
		expect(shown.description).toMatch(description);
		expect(await actions.vendor.requests()).toHaveLength(0);
	});

	test("create shows PAVE's own words when it refuses a value", async () => {
		const shown = await actions.failure('session', 'create', {
			additionalJson: '{"session":{"theme":"NONE"}}',
		});
		expect(shown.message).toBe(
			'The given data was invalid. The selected session.theme is invalid.',
		);
		expect(shown.httpCode).toBe('422');
	});

	test('create is not repeated when it is unclear whether PAVE acted, but is after a refusal', async () => {
		await actions.vendor.addFault({ method: 'POST', path: '/v1/sessions', kind: 'act-then-drop' });
		const shown = await actions.failure('session', 'create');
		expect(shown.message).toMatch(/PAVE could not be reached/);
		expect(await actions.vendor.sessions()).toHaveLength(1);
		await actions.vendor.addFault({
			method: 'POST',
			path: '/v1/sessions',
			kind: 'status',
			status: 503,
		});
		await actions.run('session', 'create');
		expect(await actions.vendor.sessions()).toHaveLength(2);
	});
});

describe('session', () => {
	test('get, update and delete', async () => {
		const sessionKey = await newSession('IDLE');
		const link = `https://acc.vehiclecapture.com/${sessionKey}`;
		expect((await actions.run('session', 'get', { sessionKey: link }))[0].json).toMatchObject({
			session_key: sessionKey,
			status: 'IDLE',
		});
		const [updated] = await actions.run('session', 'update', {
			sessionKey,
			session: { theme: 'LITE' },
		});
		expect(updated.json).toMatchObject({ theme: 'LITE' });
		expect((await actions.run('session', 'delete', { sessionKey }))[0].json).toEqual({
			deleted: true,
		});
		expect(await actions.vendor.sessions()).toHaveLength(0);
	});

	test.each([
		'get',
		'delete',
		'getDamages',
		'getPhotos',
		'getNotes',
		'getResults',
		'downloadPhotos',
	])('%s of an unknown session says so in the words of PAVE', async (operation) => {
		const shown = await actions.failure('session', operation, { sessionKey: 'DMO-0000000000' });
		expect(shown.message).toBe('Session DMO-0000000000 cannot be found.');
		expect(shown.description).toMatch(/Check the session key/);
		expect(shown.httpCode).toBe('404');
	});

	test('delete and update of a started session explain the rule', async () => {
		const sessionKey = await newSession('STARTED');
		const refused = await actions.failure('session', 'delete', { sessionKey });
		expect(refused.message).toBe(`Session ${sessionKey} has been started and cannot be deleted.`);
		expect(refused.description).toMatch(/status IDLE/);
		const late = await actions.failure('session', 'update', {
			sessionKey,
			session: { theme: 'LITE' },
		});
		expect(late.message).toMatch(/session\.theme cannot be updated/);
		const nothing = await actions.failure('session', 'update', { sessionKey });
		expect(nothing.message).toBe('There is nothing to update');
	});
});
