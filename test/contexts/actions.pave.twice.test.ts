import { actions, newSession, usePaveActions } from '../support/paveActions';

usePaveActions();

describe('what must not be done twice, or done wrong in silence', () => {
	test('a server fault that mentions completing is not "not yet complete"', async () => {
		const sessionKey = await newSession('COMPLETE');
		await actions.vendor.addFault({
			method: 'GET',
			path: '/v1/sessions',
			kind: 'status',
			status: 500,
			body: { message: 'The request was not completed' },
		});
		const { description } = await actions.failure('session', 'getResults', { sessionKey });
		expect(description).toMatch(/not completed/);
	});

	test('photos that PAVE does not take are said to be so', async () => {
		const sessionKey = await newSession('IDLE');
		const body = { success: false, message: 'Hotspots is not activated' };
		await actions.vendor.addFault({ method: 'POST', path: '/v1/hotspots', kind: 'body', body });
		const photos = { photo: [{ label: 'Left', url: 'https://photos.example.com/left.jpg' }] };
		const { message } = await actions.failure('hotspot', 'sendPhotos', { sessionKey, photos });
		expect(message).toBe('Hotspots is not activated');
	});

	test('a masked URL or payload copied from an output stands for what PAVE has', async () => {
		const event = 'SESSION:COMPLETE';
		const url = 'https://crm.example.com/hook?token=theirs';
		await actions.vendor.replaceCallback({ event, url, payload: { secret: 'x', branch: '12' } });
		const [{ json }] = await actions.run('callback', 'get', { event });
		await actions.run('callback', 'update', {
			event,
			url: String(json.url),
			updateFields: { method: 'PUT', payload: JSON.stringify(json.payload) },
		});
		expect((await actions.vendor.callbacks())[0]).toMatchObject({
			url,
			method: 'PUT',
			payload: { secret: 'x', branch: '12' },
		});
		const other = String(json.url).replace('crm', 'new-crm');
		const { message } = await actions.failure('callback', 'update', { event, url: other });
		expect(message).toMatch(/URL: a part of it is hidden/);
	});
});
