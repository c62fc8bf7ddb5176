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
	describe('chunks', () => {
		const options = { chunkSize: 2 };

		test('one call each, one item each', async () => {
			const items = await upload(plates(5), { options });
			expect((await uploaded()).map((customers) => customers.length)).toEqual([2, 2, 1]);
			expect(items.map(({ json }) => json.rows)).toEqual(['1–2', '3–4', '5']);
			expect(items[2].pairedItem).toEqual([{ item: 4 }]);
			expect(await upload(plates(501))).toHaveLength(2);
		});

		test('one that is refused stops the rest, and the message says what went and what did not', async () => {
			await actions.vendor.addFault({
				method: 'POST',
				skip: 1,
				kind: 'status',
				status: 400,
				body: { error: true, message: 'Unknown state' },
			});
			const shown = await failedUpload(plates(7), { options });
			expect(shown.message).toBe('Upload of rows 3–4: Unknown state');
			expect(shown.description).toMatch(
				/^Uploaded: rows 1–2; do not upload them again\. Refused: rows 3–4\. Not sent: rows 5–7\./,
			);
			expect(shown.httpCode).toBe('400');
			expect(await uploaded()).toHaveLength(1);
		});

		test('with Continue On Fail a key that may not is not tried again and again', async () => {
			await actions.reset({ apiKey: 'sec_wrong_key_123456' });
			const items = await upload(plates(5), { options }, true);
			expect(items).toHaveLength(5);
			expect(items[4].json).toMatchObject({
				error: 'Upload of rows 1–2: AutoGrab did not accept the API key',
				message: expect.stringMatching(/Not sent: rows 3–5\./),
			});
			expect(await actions.vendor.requests()).toHaveLength(1);
		});

		test('stopping the execution stops between two calls', async () => {
			await actions.vendor.configure({ latencyMs: 100 });
			const stop = new AbortController();
			const rows = plates(40).map((json) => ({ json }));
			const parameters = { resource: 'recapture', operation: 'upload', options };
			const running = actions.n8n.execute(actions.node, parameters, rows, {
				continueOnFail: true,
				signal: stop.signal,
			});
			setTimeout(() => stop.abort(), 250);
			await expect(running).rejects.toThrow();
			expect((await uploaded()).length).toBeLessThan(10);
		});
	});

	test('success:false with status 200 is a failure', async () => {
		await actions.vendor.configure({ errorStatus: '200', errorBody: 'success-false' });
		const barred = await actions.vendor.addAccount({ licences: { au: ['webhooks'] } });
		actions.n8n.credentials.autoGrabApi.apiKey = barred.apiKey;
		const shown = await failedUpload(plates(1));
		expect(shown.message).toMatch(/^Upload of row 1: You do not have a licence/);
	});
});
