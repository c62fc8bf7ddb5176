import { callV1, createSession, pave, usePave } from './support';

usePave();

describe('photo files', () => {
	const photoUrl = async () => {
		await pave.playInspection({ stopAt: 'PROCESS' });
		return (await pave.sessions())[0].photos;
	};

	test('are JPEGs, each of its own size, for photos that were taken', async () => {
		const sizes = new Set<number>();
		for (const { url } of await photoUrl()) {
			const response = await fetch(url);
			const bytes = Buffer.from(await response.arrayBuffer());
			expect(response.headers.get('content-type')).toBe('image/jpeg');
			expect(bytes.subarray(0, 3).toString('hex')).toBe('ffd8ff');
			expect(bytes.subarray(-2).toString('hex')).toBe('ffd9');
			sizes.add(bytes.length);
		}
		expect(sizes.size).toBe(13);
		expect((await fetch(`${pave.url}/photos/DMO-0000000000/01.jpg`)).status).toBe(404);
	});

	test('can be missing, of the wrong type, too large or moved', async () => {
		const [{ url }] = await photoUrl();
		const seen = async (fault: 'missing' | 'wrong-type' | 'too-large' | 'redirect') => {
			await pave.configure({ photoFaults: { '1': fault }, tooLargeBytes: 5_000_000 });
			const response = await fetch(url, { redirect: 'manual' });
			const { length } = Buffer.from(await response.arrayBuffer());
			return [response.status, response.headers.get('content-type'), length >= 5_000_000];
		};
		expect((await seen('missing'))[0]).toBe(404);
		expect((await seen('wrong-type'))[1]).toContain('text/html');
		expect(await seen('too-large')).toEqual([200, 'image/jpeg', true]);
		expect((await seen('redirect'))[0]).toBe(302);
		expect((await fetch(url)).status).toBe(200);
	});
});

describe('hotspots', () => {
	test('takes photo addresses and finds damages', async () => {
		const key = await createSession({ vehicle: { vin: 'TESTVN00000000017' } });
		const photos = [
			{ photo_label: 'Left', url: 'https://images.example.com/04.jpg' },
			{ photo_label: 'Sideways', url: 'https://images.example.com/05.jpg' },
		];
		const sent = await callV1('POST', `/hotspots/${key}/photos-url`, { photos });
		expect(sent.body.data).toMatchObject([{ success: true }, { success: false }]);
		const results = await callV1('GET', `/hotspots/${key}`);
		expect(results.body).toMatchObject({
			success: true,
			message: '2 damages found on the vehicle.',
			data: [{ photo_code: 4, inspection_data: [{ coodrs: { x: 17.9, y: 62.3 } }, {}] }],
		});
		expect((await callV1('POST', `/hotspots/${key}/photos-url`, {})).status).toBe(400);
	});
});
