import { callPave, pave, usePave } from './support';

const EVENTS = ['SMS_PROCESS', 'STAGE_CHANGE', 'STATUS_CHANGE', 'NOTE_INSERT', 'COMPLETE'];
const callback = (event: string) => ({ event: `SESSION:${event}`, url: 'http://127.0.0.1:9/hook' });

usePave();

const post = async (event: string) =>
	await callPave(pave, 'POST', '/v1/callbacks', callback(event));
const stored = async () => (await pave.callbacks()).length;

test('fails the third POST only', async () => {
	await pave.addFault({
		method: 'POST',
		path: '/v1/callbacks',
		skip: 2,
		kind: 'status',
		status: 503,
	});
	const statuses: number[] = [];
	for (const event of EVENTS) statuses.push((await post(event)).status);
	expect(statuses).toEqual([200, 200, 503, 200, 200]);
	expect(await stored()).toBe(4);
});

test('drops without acting, or after acting', async () => {
	await pave.addFault({ kind: 'drop' });
	await expect(post('COMPLETE')).rejects.toThrow();
	expect(await stored()).toBe(0);
	await pave.addFault({ kind: 'act-then-drop' });
	await expect(post('COMPLETE')).rejects.toThrow();
	expect(await stored()).toBe(1);
	const log = await pave.requests();
	expect(log.map(({ status, fault }) => [status, fault])).toEqual([
		[null, 'drop'],
		[null, 'act-then-drop'],
	]);
});

test('acts and then answers something else', async () => {
	await pave.addFault({ kind: 'act-then-status', status: 504, body: { message: 'Gateway' } });
	const late = await post('COMPLETE');
	expect([late.status, late.json, await stored()]).toEqual([504, { message: 'Gateway' }, 1]);
	await pave.addFault({ kind: 'body', headers: { 'content-type': 'text/html' }, body: '<html>' });
	const html = await post('COMPLETE');
	expect([html.status, html.json]).toEqual([200, '<html>']);
});

test('delays, and sends headers with a status', async () => {
	await pave.addFault({ kind: 'delay', delayMs: 80 });
	const started = Date.now();
	expect((await post('COMPLETE')).status).toBe(200);
	expect(Date.now() - started).toBeGreaterThanOrEqual(75);
	await pave.addFault({
		kind: 'status',
		status: 429,
		headers: { 'Retry-After': '2' },
		times: 'always',
	});
	expect((await post('COMPLETE')).headers.get('retry-after')).toBe('2');
	expect((await post('COMPLETE')).status).toBe(429);
	await pave.clearFaults();
	expect((await post('COMPLETE')).status).toBe(200);
});

test('picks requests by method and expression', async () => {
	await pave.addFault({
		path: '/^\\/v1\\/callbacks\\/SESSION:[A-Z]+$/',
		kind: 'status',
		status: 500,
		times: 'always',
	});
	expect((await post('COMPLETE')).status).toBe(200);
	expect((await callPave(pave, 'GET', '/v1/callbacks/SESSION%3ACOMPLETE')).status).toBe(500);
	expect((await callPave(pave, 'GET', '/v1/callbacks')).status).toBe(200);
	await expect(pave.addFault({ kind: 'nonsense' as 'drop' })).rejects.toThrow(/Unknown fault kind/);
});

test('can be down, with the control surface still up', async () => {
	await pave.setDown({ down: true });
	await expect(post('COMPLETE')).rejects.toThrow();
	const control = await fetch(`${pave.url}/_control/callbacks`);
	expect(await control.json()).toEqual([]);
	await pave.setDown({ down: false });
	expect((await post('COMPLETE')).status).toBe(200);
});

test('answers 429 above a rate', async () => {
	await pave.configure({ rateLimitPerSecond: 3 });
	const answers = await Promise.all(
		Array.from({ length: 12 }, async () => await callPave(pave, 'GET', '/v1/callbacks')),
	);
	const refused = answers.filter(({ status }) => status === 429);
	expect(refused.length).toBeGreaterThanOrEqual(6);
	expect(refused[0].json).toEqual({ message: 'Too Many Attempts.' });
});

test('can lose a callback, or give the slot to somebody else', async () => {
	await post('COMPLETE');
	expect(await pave.loseCallback({ event: 'SESSION:COMPLETE' })).toEqual({ lost: true });
	expect(await stored()).toBe(0);
	await pave.replaceCallback({
		event: 'SESSION:COMPLETE',
		url: 'https://them.example.com',
		headers: { a: 'b' },
	});
	const seen = await callPave(pave, 'GET', '/v1/callbacks/SESSION:COMPLETE');
	expect(seen.body.data).toMatchObject({ url: 'https://them.example.com', headers: { a: 'b' } });
});

test('refuses settings it does not have, in-process and over HTTP', async () => {
	const wrong = { nonsense: true };
	await expect(pave.configure(wrong as object)).rejects.toThrow('Unknown setting: nonsense');
	const answer = await fetch(`${pave.url}/_control/configure`, {
		method: 'POST',
		body: JSON.stringify(wrong),
	});
	expect([answer.status, await answer.json()]).toEqual([
		400,
		{ message: 'Unknown setting: nonsense' },
	]);
});
