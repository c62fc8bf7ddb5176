import { callPave, callV1, createSession, pave, startReceiver, usePave } from './support';

usePave();

describe('sessions', () => {
	test('answers creation as documented, with client_id, sms and contact under options', async () => {
		const session = { client_id: 'N-1', contact: { first_name: 'Alex', last_name: 'Sample' } };
		const answer = await callV1('POST', '/sessions', {
			session,
			vehicle: { vin: 'TESTVN00000000017' },
		});
		expect(answer.status).toBe(200);
		expect(answer.body).toMatchObject({
			session_key: expect.stringMatching(/^[A-Z]{3}-[A-Z\d]{10}$/),
			theme: 'PRO',
			status: 'IDLE',
			language: 'EN',
			created_at: expect.stringMatching(/\.\d{6}Z$/),
			capture_url: `https://${pave.credential.username}.vehiclecapture.com/${String(answer.body.session_key)}`,
			options: { client_id: 'N-1', contact: session.contact },
			vehicle: { vin: 'TESTVN00000000017' },
		});
	});

	test.each([
		[{ vehicle: { vin: 'SHORT' } }, 'vehicle.vin'],
		[{ session: { theme: 'MEGA' } }, 'session.theme'],
		[{ session: { contact: { first_name: 'A' } } }, 'session.contact.last_name'],
		[{ sms: { from: '647-555-0100' } }, 'sms.to'],
		[{ sms: { to: 'my phone' } }, 'sms.to'],
		[{ vehicle: { odom_reading: '12,5' } }, 'vehicle.odom_reading'],
	])('refuses %j with 422', async (body, field) => {
		const answer = await callV1('POST', '/sessions', body);
		expect([answer.status, answer.body.errors]).toEqual([
			422,
			expect.objectContaining({ [field]: expect.anything() }),
		]);
	});

	test('belongs to its API key', async () => {
		const key = await createSession();
		const other = await pave.addAccount();
		const seen = await callPave(pave, 'GET', `/v1/sessions/${key}`, undefined, { account: other });
		expect([seen.status, seen.json]).toEqual([404, { message: `Session ${key} cannot be found.` }]);
	});

	test('walks through its life', async () => {
		const key = await createSession();
		const early = await callV1('GET', `/sessions/${key}/results`);
		expect([early.status, early.json]).toEqual([400, { message: 'Session is not yet completed.' }]);
		await pave.playInspection({
			sessionKey: key,
			stopAt: 'PROCESS',
			rejectPhotos: [4],
			retakeRejected: false,
		});
		const photos = await callV1('GET', `/sessions/${key}/photos`);
		expect(photos.json).toHaveLength(13);
		expect(photos.json).toContainEqual(
			expect.objectContaining({
				photo_code: 4,
				approved: false,
				approved_message: 'REJECTED: Wrong View',
			}),
		);
		await pave.addNote({ sessionKey: key, title: 'A', description: 'B' });
		expect((await callV1('GET', `/sessions/${key}/notes`)).json).toMatchObject([
			{ title: 'A', user: 'guest' },
		]);
		await pave.playInspection({ sessionKey: key });
		const results = await callV1('GET', `/sessions/${key}/results`);
		expect(results.body).toMatchObject({
			event: 'SESSION:COMPLETE',
			session: {
				session_key: key,
				status: 'COMPLETE',
				inspect_duration: 519,
				inspection: { total_damages: 5 },
			},
		});
		const shown = await callV1('GET', `/sessions/${key}`);
		expect(shown.body).toMatchObject({
			status: 'COMPLETE',
			vehicle: { make: 'Toyota', odom_reading: '48,210' },
		});
	});

	test('answers the not-complete status it is told to', async () => {
		const key = await createSession();
		await pave.configure({ notCompleteStatus: 200 });
		const answer = await callV1('GET', `/sessions/${key}/results`);
		expect([answer.status, answer.json]).toEqual([
			200,
			{ message: 'Session is not yet completed.' },
		]);
	});

	test('is deleted only while idle', async () => {
		const idle = await createSession();
		expect((await callV1('DELETE', `/sessions/${idle}`)).json).toEqual({
			message: `Session ${idle} has been successfully removed.`,
		});
		const started = await createSession();
		await pave.setStatus({ sessionKey: started, status: 'STARTED' });
		const answer = await callV1('DELETE', `/sessions/${started}`);
		expect([answer.status, answer.json]).toEqual([
			400,
			{ message: `Session ${started} has been started and cannot be deleted.` },
		]);
	});

	test('is updated by the documented rules', async () => {
		const key = await createSession();
		const put = async (body: unknown) => await callV1('PUT', `/sessions/${key}`, body);
		await pave.changeSession({ sessionKey: key, changes: { smsStatus: 'success' } });
		expect((await put({ session: { theme: 'LITE' } })).body.theme).toBe('LITE');
		expect((await put({ sms: { to: '647-555-0177' } })).status).toBe(400);
		await pave.changeSession({ sessionKey: key, changes: { smsStatus: 'error' } });
		expect((await put({ sms: { to: '647-555-0177' } })).body.options).toMatchObject({
			sms: { to: '647-555-0177' },
		});
		await pave.setStatus({ sessionKey: key, status: 'STARTED' });
		expect((await put({ session: { theme: 'PRO' } })).status).toBe(400);
		expect((await put({ session: { language: 'FR' } })).body.language).toBe('FR');
		await pave.configure({ outOfRuleUpdate: 'ignore' });
		expect((await put({ session: { theme: 'PRO' } })).body.theme).toBe('LITE');
		await pave.setStatus({ sessionKey: key, status: 'COMPLETE' });
		await pave.configure({ outOfRuleUpdate: 'refuse' });
		expect((await put({ session: { redirect_url: 'https://a.example.com' } })).status).toBe(400);
	});

	test('reports the text message of a new session', async () => {
		const receiver = await startReceiver();
		await pave.replaceCallback({ event: 'SESSION:SMS_PROCESS', url: receiver.url });
		await pave.configure({ smsOutcome: 'error' });
		const key = await createSession();
		await pave.waitForDeliveries({ event: 'SESSION:SMS_PROCESS', count: 1 });
		expect(receiver.received[0].body).toMatchObject({
			session_key: key,
			phone: '647-555-0143',
			status: 'error',
		});
		await receiver.close();
	});
});

describe('resend', () => {
	const resend = async (key: string, apiKey = pave.credential.apiKey, body: unknown = undefined) =>
		await fetch(`${pave.url}/v2/capture/sessions/${key}/resend`, {
			method: 'POST',
			headers: { 'API-Access-Token': apiKey, 'Content-Type': 'application/json' },
			body: body === undefined ? undefined : JSON.stringify(body),
		});

	test('works once, by API key alone', async () => {
		const key = await createSession();
		await pave.changeSession({ sessionKey: key, changes: { smsStatus: 'success' } });
		expect((await resend(key, 'wrong')).status).toBe(401);
		expect(await (await resend(key, undefined, { phone: '+16475550143' })).json()).toEqual({
			status: 'success',
			message: 'SMS resend has been processed',
			session_key: key,
			phone: '+16475550143',
			session_age_days: 0,
			days_remaining: 7,
		});
		const again = await resend(key);
		expect([again.status, await again.json()]).toEqual([
			400,
			{
				status: 'error',
				message: 'SMS has already been resent for this session',
				session_key: key,
			},
		]);
	});

	test('refuses finished, old and unknown sessions', async () => {
		const key = await createSession();
		const old = new Date(Date.now() - 8 * 86_400_000).toISOString();
		await pave.changeSession({
			sessionKey: key,
			changes: { smsStatus: 'success', createdAt: old },
		});
		expect(await (await resend(key)).json()).toMatchObject({
			message: expect.stringContaining('expired'),
		});
		await pave.setStatus({ sessionKey: key, status: 'QC_PASSED' });
		expect(await (await resend(key)).json()).toMatchObject({ session_status: 'QC_PASSED' });
		expect((await resend('DMO-0000000000')).status).toBe(404);
	});
});
