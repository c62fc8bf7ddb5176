import {
	actions,
	failedUpload,
	plates,
	upload,
	useAutoGrabActions,
} from '../support/autoGrabActions';

useAutoGrabActions();

const options = { chunkSize: 2 };
const failed = async () => await failedUpload(plates(5), { options });
const goingOn = async () => await upload(plates(5), { options }, true);

const uploadsSent = async () => (await actions.vendor.requests()).length;
const UNKNOWN =
	/^Uploaded: rows 1–2; .* Not known whether they arrived: rows 3–4; .* Not sent: row 5\./;
const REFUSED = /^Uploaded: rows 1–2; .* Refused: rows 3–4\. Not sent: row 5\./;

describe('what became of the rows of a failed upload', () => {
	test.each([504, 502, 500, 408])('%i leaves it unknown', async (status) => {
		await actions.vendor.addFault({ method: 'POST', skip: 1, kind: 'act-then-status', status });
		const shown = await failed();
		expect(shown.description).toMatch(UNKNOWN);
		expect(shown.description).not.toContain('Refused');
		expect(shown.httpCode).toBe(String(status));
		expect(await uploadsSent()).toBe(2);
	});

	test('an answer that got lost leaves it unknown', async () => {
		await actions.vendor.addFault({ method: 'POST', skip: 1, kind: 'act-then-drop' });
		const shown = await failed();
		expect(shown.message).toMatch(/^Upload of rows 3–4: AutoGrab could not be reached/);
		expect(shown.description).toMatch(UNKNOWN);
		expect(await uploadsSent()).toBe(2);
	});

	test('a page in the place of an answer leaves it unknown', async () => {
		await actions.vendor.addFault({
			method: 'POST',
			skip: 1,
			kind: 'body',
			body: '<html><body>Please sign in</body></html>',
			headers: { 'content-type': 'text/html' },
		});
		const shown = await failed();
		expect(shown.message).toBe(
			'Upload of rows 3–4: The answer did not come from AutoGrab, or was cut off',
		);
		expect(shown.description).toMatch(UNKNOWN);
	});

	test.each([
		{ status: 422, body: { error: true, message: 'Unknown state' } },
		{ status: 200, body: { success: false, message: 'Unknown state' } },
		{ status: 200, body: { error: true } },
	])('%j is a refusal', async (answer) => {
		await actions.vendor.addFault({ method: 'POST', skip: 1, kind: 'status', ...answer });
		expect((await failed()).description).toMatch(REFUSED);
	});

	test('503 in the form of AutoGrab until the end is a refusal', async () => {
		const headers = { 'retry-after': '0.01' };
		const body = { error: true, message: 'Not now' };
		const fault = { method: 'POST', skip: 1, times: 'always', kind: 'status' } as const;
		await actions.vendor.addFault({ ...fault, status: 503, headers, body });
		expect((await failed()).description).toMatch(REFUSED);
	});

	test('with an unusable credential nothing is sent, and that is said of all rows', async () => {
		actions.n8n.credentials.autoGrabApi.baseUrl = 'not an address';
		const items = await goingOn();
		expect(items).toHaveLength(5);
		expect(items[4].json.message).toMatch(/^Nothing was uploaded before\. Not sent: rows 1–5\. /);
		expect(await uploadsSent()).toBe(0);
	});
});

describe('with Continue On Fail', () => {
	test('rows that are sent afterwards are not called unsent', async () => {
		const body = { error: true, message: 'Unknown state' };
		await actions.vendor.addFault({ method: 'POST', skip: 1, kind: 'status', status: 400, body });
		const items = await goingOn();
		expect(items.map(({ json }) => json.rows ?? 'failed')).toEqual([
			'1–2',
			'failed',
			'failed',
			'5',
		]);
		expect(items[1].pairedItem).toEqual({ item: 2 });
		expect(items[1].json.error).toMatch(/^Upload of rows 3–4: /);
		expect(items[1].json.message).toMatch(/^Uploaded: rows 1–2; .* Refused: rows 3–4\. /);
		expect(items[1].json.message).not.toContain('Not sent');
	});

	test('what may have arrived ends it, and the rest is called unsent', async () => {
		const fault = { method: 'POST', skip: 1, kind: 'act-then-status', status: 504 } as const;
		await actions.vendor.addFault(fault);
		const items = await goingOn();
		expect(items.map(({ json }) => json.rows ?? 'failed')).toEqual([
			'1–2',
			'failed',
			'failed',
			'failed',
		]);
		expect(items[3].json.message).toMatch(UNKNOWN);
		expect(await uploadsSent()).toBe(2);
	});
});
