import { actions, newSession, usePaveActions } from '../support/paveActions';
import { createN8nHarness } from '../support/n8nContext';

usePaveActions();

describe('hotspot', () => {
	test('sends photos and gives one item per photo, the refused one included', async () => {
		const sessionKey = await newSession('IDLE');
		const photos = {
			photo: [
				{ label: 'Left', url: 'https://images.example.com/left.jpg' },
				{ label: 'Front', url: 'https://images.example.com/missing.jpg' },
			],
		};
		const items = await actions.run('hotspot', 'sendPhotos', { sessionKey, photos });
		expect(items.map(({ json }) => json.success)).toEqual([true, false]);
		const [results] = await actions.run('hotspot', 'getResults', { sessionKey });
		expect(results.json).toMatchObject({
			success: true,
			message: '2 damages found on the vehicle.',
			data: [{ photo_label: 'Left' }],
		});
	});

	test('names what is wrong', async () => {
		const sessionKey = await newSession('IDLE');
		const none = await actions.failure('hotspot', 'sendPhotos', { sessionKey, photos: {} });
		expect(none.message).toBe('Add at least one photo');
		const photos = { photo: [{ label: 'Left', url: 'left.jpg' }] };
		const bad = await actions.failure('hotspot', 'sendPhotos', { sessionKey, photos });
		expect(bad.message).toBe('URL of photo 1 is not a complete web address');
		const photo = [{ label: 'Left', url: 'https://a.example/1.jpg' }];
		for (const operation of ['getResults', 'sendPhotos']) {
			const unknown = await actions.failure('hotspot', operation, {
				sessionKey: 'DMO-0000000000',
				photos: { photo },
			});
			expect(unknown.message).toBe('Session DMO-0000000000 cannot be found.');
			expect(unknown.description).toMatch(/Hotspots is activated/);
		}
	});
});

describe('event', () => {
	test('gives samples without asking PAVE', async () => {
		actions.n8n = createN8nHarness({ credentials: {} });
		const [simple] = await actions.run('event', 'getSample', { event: 'SESSION:STAGE_CHANGE' });
		expect(simple.json).toMatchObject({ event: 'SESSION:STAGE_CHANGE', photo_status: 'rejected' });
		expect(simple.json.event_id).toMatch(/^[0-9a-f]{32}$/);
		const [raw] = await actions.run('event', 'getSample', {
			event: 'SESSION:COMPLETE',
			simplify: false,
		});
		expect(raw.json).toMatchObject({ session: { status: 'COMPLETE' } });
		expect(raw.json).not.toHaveProperty('event_id');
		const shown = await actions.failure('event', 'getSample', { event: 'SESSION:NONE' });
		expect(shown.message).toBe('Event: PAVE has no event "SESSION:NONE"');
	});
});
