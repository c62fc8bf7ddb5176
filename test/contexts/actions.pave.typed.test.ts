import { actions, publishTrigger, usePaveActions } from '../support/paveActions';

const event = 'SESSION:COMPLETE';
const url = 'https://crm.example.com/hooks/pave';
usePaveActions();

describe('what was typed', () => {
	test.each([
		['48,210 km', 48210, 'KILOMETRES'],
		['30.000', 30000, undefined],
		['48 210', 48210, undefined],
		[48210.4, 48210, undefined],
		['12000 miles', 19312, 'KILOMETRES'],
	])('an odometer of %j becomes a number', async (given, reading, unit) => {
		await actions.run('session', 'create', { vehicle: { odom_reading: given } });
		const [{ vehicle }] = await actions.vendor.sessions();
		expect([vehicle.odom_reading, vehicle.odom_unit]).toEqual([reading, unit]);
	});

	test('an odometer that is none is refused', async () => {
		const vehicle = { odom_reading: 'about 48' };
		await expect(actions.run('session', 'create', { vehicle })).rejects.toMatchObject({
			message: 'Odometer: "about 48" is not a number',
		});
	});

	test('fields that were added but not filled in send nothing', async () => {
		const parameters = {
			session: { theme: '', language: '', client_id: '' },
			vehicle: { odom_reading: '', vin: '' },
			sms: { by: '' },
		};
		await actions.run('session', 'create', parameters);
		const [session] = await actions.vendor.sessions();
		expect(session).toMatchObject({ theme: 'PRO', vehicle: {}, sms: null });
	});

	test.each([
		['SWP-7LQUT*9BHE', 'SWP-7LQUT*9BHE'],
		[' https://acc.vehiclecapture.com/SWP-7LQUT%2A9BHE/?l=en ', 'SWP-7LQUT*9BHE'],
		['acc.vehiclecapture.com/DMO-1', 'DMO-1'],
	])('the session key %j is taken', async (sessionKey, key) => {
		await expect(actions.run('session', 'get', { sessionKey })).rejects.toMatchObject({
			message: `Session ${key} cannot be found.`,
		});
	});

	test.each([
		...['a/DMO-1', '../DMO-1', 'DMO-1/', '/DMO-1', './DMO-1', 'DMO-1?x=/DMO-2', 'a\\b', 'a/b'],
		...['a/../b', 'https://x.example.com/a/../b', '.', '..', '...', '%2e%2e', 'see attached', ' '],
	])('%j is neither a session key nor a link to one, and nobody is asked', async (sessionKey) => {
		for (const operation of ['delete', 'get', 'getPhotos', 'resendSms']) {
			const { message } = await actions.failure('session', operation, { sessionKey });
			expect(message).toMatch(/is not a (session )?key|^Session Key is empty$/);
		}
		expect(await actions.vendor.requests()).toEqual([]);
	});

	test('the recipient comes from the switch at the top; a contact makes its name needless', async () => {
		const parameters = { textLink: true, phone: '+16475550143', recipientName: ' Alex ' };
		await actions.run('session', 'create', parameters);
		const contact = { name: { first_name: 'Alex', last_name: 'Sample' } };
		await actions.run('session', 'create', { ...parameters, session: { contact } });
		expect((await actions.vendor.sessions()).map(({ sms }) => sms?.to)).toEqual([
			'+16475550143',
			'+16475550143',
		]);
		expect((await actions.vendor.sessions())[0].sms?.to_name).toBe('Alex');
	});
});

test('Update says what PAVE ignored', async () => {
	await actions.vendor.configure({ outOfRuleUpdate: 'ignore' });
	const { sessionKey } = await actions.vendor.playInspection({ stopAt: 'STARTED' });
	const session = { theme: 'LITE', language: 'FR', client_id: 'L-2' };
	const vehicle = { odom_reading: '50,000' };
	const additionalJson = '{"session":{"name":"new"}}';
	const given = { sessionKey, session, vehicle, additionalJson };
	const [item] = await actions.run('session', 'update', given);
	expect(item.json).toMatchObject({
		language: 'FR',
		theme: 'PRO',
		ignored: [
			'Theme was not changed to "LITE": it is still "PRO". PAVE changes it only while nobody has started the inspection.',
			expect.stringMatching(/^Your Reference \(Client ID\) was not changed to "L-2"/),
			// The panel has no such field.
			expect.stringMatching(/^session\.name was not changed to "new"/),
			expect.stringMatching(/^Odometer was not changed to "50000"/),
		],
	});
});

test('custom attributes as rows, JSON beside them, never under a name of PAVE', async () => {
	const rows = (name: string) => ({ customAttributes: { attributes: [{ name, value: 'South' }] } });
	await actions.run('callback', 'create', {
		event,
		url,
		additionalFields: { ...rows('branch'), payload: '{"number": 12}' },
	});
	expect((await actions.vendor.callbacks())[0].payload).toEqual({ branch: 'South', number: 12 });
	await expect(
		actions.run('callback', 'update', { event, url: '', updateFields: rows('status') }),
	).rejects.toMatchObject({ message: expect.stringMatching(/"status"/) });
});

test('Repair takes events as text, by either name, and refuses what is none', async () => {
	const events = [event, 'SESSION:NOTE_INSERT'];
	const { url: webhookUrl, stop } = await publishTrigger({ events });
	await actions.vendor.loseCallback({ event });
	const text = 'session complete, SESSION:NOTE_INSERT';
	const items = await actions.run('callback', 'repair', { webhookUrl, events: text });
	expect(items.map(({ json }) => json.status)).toEqual(['repaired', 'healthy']);
	await expect(
		actions.run('callback', 'repair', { webhookUrl, events: 'Everything' }),
	).rejects.toMatchObject({ message: 'Events: PAVE has no event "Everything"' });
	stop();
});
