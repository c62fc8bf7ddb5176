import { connectAutoGrabSimulator } from '../../../simulator/client';
import { autoGrab, callAutoGrab, createWebhook, startReceiver, useAutoGrab } from './support';

useAutoGrab();

describe('events', () => {
	test('reach every subscribed webhook of the region, and no other', async () => {
		const receiver = await startReceiver();
		const endpoint = `${receiver.url}/in`;
		await createWebhook({ endpoint, headers: [{ name: 'X-Shared', value: 's' }] });
		await createWebhook({ endpoint, region: 'nz' });
		await createWebhook({ endpoint, events: ['recapture_price_change'] });
		const sent = await autoGrab.sendEvent({
			event: 'recapture_new',
			data: { customer: { rego: 'ABC123' } },
		});
		expect(sent).toHaveLength(1);
		expect(receiver.received[0].headers['x-shared']).toBe('s');
		expect(receiver.received[0].body).toMatchObject({
			data: { customer: { rego: 'ABC123', state: 'NSW' } },
		});
		await autoGrab.sendEvent({ event: 'price_change' });
		expect(receiver.received[1].body.event).toBe('price_change');
		await autoGrab.sendEvent({ event: 'recapture_price_change' });
		expect(receiver.received[2].body.event).toBe('recapture_price_change');
		expect(await autoGrab.sendEvent({ event: 'recapture_delist' })).toHaveLength(0);
		await receiver.close();
	});

	test('are never the same twice, and queued ones arrive after deletion', async () => {
		const receiver = await startReceiver();
		const id = await createWebhook({ endpoint: receiver.url });
		await autoGrab.sendEvent({ event: 'valuation_change' });
		await autoGrab.sendEvent({ event: 'valuation_change' });
		expect(receiver.received[0].body).not.toEqual(receiver.received[1].body);
		await callAutoGrab('DELETE', `/webhooks/${id}?region=au`);
		expect(await autoGrab.sendEvent({ event: 'recapture_new' })).toHaveLength(0);
		const late = await connectAutoGrabSimulator(autoGrab.url).deliverQueued({ webhookId: id });
		expect(late).toMatchObject({ status: 200, event: 'recapture_new', webhookId: id });
		await receiver.close();
	});
});

describe('data products', () => {
	test.each([
		[
			'/vehicles/registrations/REG4SUCCESS?region=au&state=VIC',
			{ confidence: 'standard', vehicle: { make: 'Mazda' } },
		],
		['/vehicles/registrations/REG4WARNING?region=au&state=VIC', { confidence: 'reduced' }],
		[
			'/vehicles/registrations/REG4NOMATCH?region=au&state=VIC',
			{ vehicle: null, vin: expect.any(String) },
		],
		['/vehicles/registrations/UNKNOWN?region=au&state=VIC', { vehicle: null, vin: null }],
		['/vehicles/registrations/ABC123?region=nz', { vehicle: { region: 'nz' } }],
		[
			'/vehicles/vins/JM0KF4WLA00123456?region=au&features=vehicle_age',
			{ vehicle: { make: 'Mazda' }, vehicle_age: {} },
		],
		['/vehicles?region=au&search=mazda%20awd', { total: 1, vehicles: [{ make: 'Mazda' }] }],
		['/vehicle/4720981135602688?region=au', { vehicle: { id: '4720981135602688' } }],
	])('GET %s', async (path, body) => {
		const answer = await callAutoGrab('GET', path);
		expect([answer.status, answer.body]).toEqual([200, expect.objectContaining({ success: true })]);
		expect(answer.body).toMatchObject(body);
	});

	test.each([
		['/vehicles/registrations/REG4SUCCESS?region=au', 'Request validation failed'],
		['/vehicles/registrations/REG4SUCCESS', 'Request validation failed'],
		['/vehicles/vins/SHORT?region=au', 'Request validation failed'],
		['/vehicles?region=au', 'Request validation failed'],
		['/vehicles?region=au&search=x&count=500', 'Request validation failed'],
		['/vehicle/99?region=au', 'Vehicle 99 not found in database'],
	])('refuses GET %s', async (path, message) => {
		expect((await callAutoGrab('GET', path)).body).toEqual({ error: true, message });
	});

	test('values vehicles by id, plate and VIN', async () => {
		const id = '1111111111111111';
		const path = '/valuations/predict?features=bounds,max_offer';
		const predicted = await callAutoGrab('POST', path, {
			region: 'au',
			vehicle_id: id,
			kms: 61800,
		});
		expect(predicted.body).toMatchObject({
			prediction: { vehicle_id: id, price: 25600 },
			bounds: {},
			max_offer: {},
		});
		expect((await callAutoGrab('POST', '/valuations/predict', { vehicle_id: 1111 })).status).toBe(
			400,
		);
		expect(
			(await callAutoGrab('POST', '/valuations/predict', { vehicle_id: id, condition_score: 6 }))
				.status,
		).toBe(400);
		const byPlate = { region: 'au', state: 'QLD' };
		expect((await callAutoGrab('POST', '/valuations/registrations/QRS45T', byPlate)).status).toBe(
			200,
		);
		expect(
			(await callAutoGrab('POST', '/valuations/registrations/REG4NOMATCH', byPlate)).status,
		).toBe(404);
		expect(
			(await callAutoGrab('POST', '/valuations/registrations/QRS45T', { region: 'au' })).status,
		).toBe(400);
		expect(
			(await callAutoGrab('POST', '/valuations/vins/JM0KF4WLA00123456', { region: 'au' })).status,
		).toBe(200);
	});

	test('takes uploads and counts customers nobody could trace', async () => {
		const customers = [
			{ rego: 'XYZ12Q', state: 'NSW', sale_date: '2021-06-15' },
			{ client_name: 'Nobody' },
		];
		const answer = await callAutoGrab('POST', '/recapture/upload?region=au', {
			name: 'May',
			customers,
		});
		expect(answer.body.upload).toMatchObject({ total_uploaded_customers: 2, total_errors: 1 });
		expect((await autoGrab.uploads())[0]).toMatchObject({ name: 'May', customers });
		for (const bad of [{}, { customers: [] }, { customers: [{ sale_date: 'last week' }] }]) {
			expect((await callAutoGrab('POST', '/recapture/upload?region=au', bad)).status).toBe(400);
		}
	});
});
