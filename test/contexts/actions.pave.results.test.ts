import { actions, newSession, usePaveActions } from '../support/paveActions';

usePaveActions();

describe('session', () => {
	test('getPhotos and getNotes give one item each', async () => {
		const { sessionKey } = await actions.vendor.playInspection({
			rejectPhotos: ['Left'],
			retakeRejected: false,
			note: { title: 'Keys received', description: 'Both fobs' },
		});
		const photos = await actions.run('session', 'getPhotos', { sessionKey });
		expect(photos).toHaveLength(13);
		expect(photos.find(({ json }) => json.photo_label === 'Left')?.json.approved).toBe(false);
		const notes = await actions.run('session', 'getNotes', { sessionKey });
		expect(notes.map(({ json }) => json.title)).toEqual(['Keys received']);
		expect(notes[0].pairedItem).toEqual({ item: 0 });
	});

	test('getResults: simplified like the trigger, or the raw body', async () => {
		const sessionKey = await newSession();
		const [simple] = await actions.run('session', 'getResults', { sessionKey, simplify: true });
		expect(simple.json).toMatchObject({
			ready: true,
			event: 'SESSION:COMPLETE',
			session_key: sessionKey,
			photo_urls: expect.arrayContaining([expect.stringContaining('/photos/')]),
		});
		const [raw] = await actions.run('session', 'getResults', { sessionKey, simplify: false });
		expect(raw.json).toMatchObject({ event: 'SESSION:COMPLETE', session: { status: 'COMPLETE' } });
		expect(raw.json.ready).toBe(true);
	});

	test.each([200, 202, 400, 404, 409, 422])(
		'getResults understands "not yet completed" with status %i',
		async (notCompleteStatus) => {
			await actions.vendor.configure({ notCompleteStatus });
			const sessionKey = await newSession('STARTED');
			const [item] = await actions.run('session', 'getResults', { sessionKey });
			expect(item.json).toEqual({
				session_key: sessionKey,
				ready: false,
				message: 'Session is not yet completed.',
			});
			const shown = await actions.failure('session', 'getResults', {
				sessionKey,
				failIfNotReady: true,
			});
			expect(shown.message).toBe('Session is not yet completed.');
			expect(shown.description).toMatch(/PAVE Trigger/);
		},
	);

	test('downloadPhotos gives every photo as a file, a failed one as an item with its reason', async () => {
		const sessionKey = await newSession();
		await actions.vendor.configure({
			photoFaults: { '4': 'missing', '5': 'wrong-type', '7': 'redirect' },
		});
		const items = await actions.run('session', 'downloadPhotos', { sessionKey });
		expect(items).toHaveLength(13);
		const byLabel = Object.fromEntries(items.map((item) => [String(item.json.photo_label), item]));
		expect(byLabel.Front_Left.binary?.data).toMatchObject({
			fileName: 'Front_Left.jpg',
			mimeType: 'image/jpeg',
		});
		expect(byLabel.Front_Left.json).toMatchObject({ session_key: sessionKey, downloaded: true });
		expect(byLabel.Left.json).toMatchObject({
			downloaded: false,
			problem: "The photo's server answered with HTTP status 404",
		});
		expect(byLabel.Left.binary).toBeUndefined();
		expect(byLabel.Front.json.problem).toBe('What was downloaded is not a picture');
		expect(byLabel.Right.json.downloaded).toBe(true);
	});

	test('resendSms signs with the key alone, and shows each documented refusal', async () => {
		const sessionKey = await newSession('IDLE');
		const [item] = await actions.run('session', 'resendSms', { sessionKey, phone: '+16475550143' });
		expect(item.json).toMatchObject({ status: 'success', phone: '+16475550143' });
		const again = await actions.failure('session', 'resendSms', { sessionKey });
		expect(again.message).toBe('SMS has already been resent for this session');
		expect(again.description).toMatch(/once per session/);
		const done = await newSession();
		const finalized = await actions.failure('session', 'resendSms', { sessionKey: done });
		expect(finalized.message).toMatch(/already finalized/);
		const missing = await actions.failure('session', 'resendSms', { sessionKey: 'DMO-0000000000' });
		expect(missing.message).toBe('Session not found');
	});
});
