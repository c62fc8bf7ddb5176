import { connectPaveSimulator } from '../../../simulator/client';
import { callPave, pave, startReceiver, usePave } from './support';

usePave();

describe('deliveries', () => {
	test('plays an inspection to the registered callbacks', async () => {
		const receiver = await startReceiver();
		for (const event of [
			'SMS_PROCESS',
			'STAGE_CHANGE',
			'STATUS_CHANGE',
			'NOTE_INSERT',
			'COMPLETE',
		]) {
			await callPave(pave, 'POST', '/v1/callbacks', {
				event: `SESSION:${event}`,
				url: `${receiver.url}/hook`,
				headers: { Authorization: 'Bearer t0ken' },
				payload: { source: 'n8n', status: 'shadow' },
			});
		}
		const { sessionKey, deliveries } = await pave.playInspection({
			rejectPhotos: ['Left', 2],
			note: { title: 'A', description: 'B' },
		});
		expect(deliveries).toHaveLength(1 + 4 + 15 + 1 + 1);
		expect(receiver.received).toHaveLength(deliveries.length);
		expect(receiver.received.every(({ headers }) => headers.authorization === 'Bearer t0ken')).toBe(
			true,
		);
		expect(receiver.received.every(({ body }) => body.source === 'n8n')).toBe(true);
		const statuses = receiver.received
			.filter(({ body }) => body.event === 'SESSION:STATUS_CHANGE')
			.map(({ body }) => body.status);
		expect(statuses).toEqual(['STARTED', 'PROCESS', 'QC_PASSED', 'CONFIRM']);
		const rejected = receiver.received.filter(({ body }) => body.photo_status === 'rejected');
		expect(rejected.map(({ body }) => body.photo_label)).toEqual(['Interior', 'Left']);
		const last = receiver.received.at(-1)?.body;
		const results = await callPave(pave, 'GET', `/v1/sessions/${sessionKey}/results`);
		expect(last).toEqual({ source: 'n8n', status: 'shadow', ...results.body });
		expect(JSON.stringify(await pave.deliveries())).not.toContain('t0ken');
		await receiver.close();
	});

	test('sends nowhere but to this machine, and says so in the log', async () => {
		await pave.replaceCallback({
			event: 'SESSION:COMPLETE',
			url: 'https://hooks.example.com/x?token=secret',
		});
		const [entry] = await pave.sendEvent({ event: 'SESSION:COMPLETE' });
		expect(entry).toMatchObject({ status: null, url: 'https://hooks.example.com/x?token=***' });
		expect(entry.error).toMatch(/^Refused/);
	});

	test('survives headers that cannot be sent, and callbacks by GET', async () => {
		const receiver = await startReceiver();
		const slot = { event: 'SESSION:STATUS_CHANGE', url: receiver.url };
		await pave.replaceCallback({ ...slot, headers: { 'bad name': 'x' } });
		const [bad] = await pave.sendEvent({ event: slot.event });
		expect(bad).toMatchObject({ status: null, error: expect.stringMatching(/header/i) });
		await pave.replaceCallback({ ...slot, method: 'GET' });
		const [got] = await pave.sendEvent({ event: slot.event });
		expect(got.status).toBe(200);
		await receiver.close();
	});

	test('delivers anything, forged or again, on demand', async () => {
		const receiver = await startReceiver();
		await pave.replaceCallback({
			event: 'SESSION:COMPLETE',
			url: receiver.url,
			headers: { 'X-Key': 'k' },
		});
		await pave.deliver({
			event: 'SESSION:COMPLETE',
			body: { event: 'SESSION:COMPLETE' },
			headers: {},
		});
		const [sent] = await pave.sendEvent({ event: 'SESSION:COMPLETE' });
		await pave.redeliver({ deliveryId: sent.id });
		expect(receiver.received.map(({ headers }) => headers['x-key'])).toEqual([undefined, 'k', 'k']);
		expect(receiver.received[1].body).toEqual(receiver.received[2].body);
		await receiver.close();
	});

	test('is driven the same way over HTTP', async () => {
		const remote = connectPaveSimulator(pave.url);
		await remote.configure({ smsOutcome: 'error' });
		expect((await pave.settings()).smsOutcome).toBe('error');
		const { sessionKey } = await remote.playInspection({ stopAt: 'PROCESS' });
		expect((await remote.sessions())[0]).toMatchObject({ sessionKey, status: 'PROCESS' });
		await expect(remote.loseCallback({ event: 'SESSION:COMPLETE' })).resolves.toEqual({
			lost: false,
		});
		await expect(remote.deliver({ event: 'SESSION:COMPLETE' })).rejects.toThrow(
			/No callback is registered/,
		);
	});
});
