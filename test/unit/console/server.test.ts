import { type RunningConsole, startConsole } from '../../../simulator/console';
import { type Simulators, startSimulators } from '../../../simulator';
import { type Receiver, startReceiver } from '../../support/receiver';

let simulators: Simulators;
let shown: RunningConsole;
let receiver: Receiver;

beforeAll(async () => {
	simulators = await startSimulators();
	const { pave, autoGrab } = simulators;
	shown = await startConsole({ pave, paveUrl: pave.url, autoGrab, autoGrabUrl: autoGrab.url });
	receiver = await startReceiver();
});
afterAll(async () => {
	await shown.close();
	await simulators.close();
	await receiver.close();
});
beforeEach(async () => {
	await simulators.pave.reset();
	await simulators.autoGrab.reset();
	await simulators.pave.replaceCallback({
		event: 'SESSION:COMPLETE',
		url: receiver.url,
		headers: { Authorization: 'Bearer the-secret' },
	});
});

async function perform(name: string, input: object = {}, headers: Record<string, string> = {}) {
	const answer = await fetch(`${shown.url}/api/do/${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(input),
	});
	return {
		status: answer.status,
		...((await answer.json()) as { said?: string; message?: string }),
	};
}

test('everything the page consists of is served as a browser can run it', async () => {
	for (const path of [
		'/',
		'/console.css',
		'/parts.css',
		'/main.js',
		'/act.js',
		'/timeline.js',
		'/dom.js',
	]) {
		const answer = await fetch(`${shown.url}${path}`);
		expect([path, answer.status]).toEqual([path, 200]);
		if (path.endsWith('.js')) {
			expect(answer.headers.get('content-type')).toContain('javascript');
			expect(await answer.text()).not.toMatch(/^(interface|import type)/m);
		}
	}
	expect((await fetch(`${shown.url}/../types.js`)).status).toBe(404);
});

test.each([
	['play-inspection', /DMO-\w+\. One event was sent; answered 200\./],
	['play-rejected', /One event was sent/],
	['play-damaged', /One event was sent/],
	['play-abandoned', /Nobody has registered/],
	['play-sms-failed', /Nobody has registered/],
	['start-inspection', /Nobody has registered/],
	['spot-car', /Nobody has registered/],
	['change-price', /17990/],
	['delist-car', /Nobody has registered/],
	['break-slow', /"Mend everything" ends it/],
	['mend', /as usual/],
])('%s says what happened', async (verb, said) => {
	expect(await perform(verb)).toEqual({ status: 200, said: expect.stringMatching(said) });
});

test('a session is moved step by step to its end', async () => {
	await perform('start-inspection');
	for (const status of ['PROCESS', 'QC_PASSED', 'CONFIRM', 'COMPLETE']) {
		expect((await perform('advance-session')).said).toContain(`is ${status}`);
	}
	expect(await perform('advance-session')).toEqual({
		status: 400,
		message: 'No session is under way. Start one with "start inspection".',
	});
});

test('an event is delivered again unchanged, edited, five times and forged, and each says of which it is a repeat', async () => {
	await perform('play-inspection');
	const [{ id }] = (await shown.state()).events;
	receiver.reset();
	await perform('redeliver', { id });
	await perform('redeliver-edited', { id, body: '{"event":"SESSION:COMPLETE","session":{}}' });
	await perform('forge', { id });
	await perform('redeliver-five', { id });
	const { events } = await shown.state();
	const of = (as: string) => events.filter(({ repeats }) => repeats?.as === as);
	expect(of('same')).toHaveLength(6);
	expect(of('edited')).toHaveLength(1);
	expect(of('forged')[0]).toMatchObject({ repeats: { event: id } });
	const authorizations = receiver.requests.map(({ headers }) => headers.authorization);
	expect(authorizations.filter((value) => value === 'Bearer the-secret')).toHaveLength(7);
	expect(authorizations.filter((value) => value === 'Bearer a-wrong-token')).toHaveLength(1);
});

test('the page shows no secret of a registration', async () => {
	await simulators.autoGrab.addWebhook({ endpoint: `${receiver.url}/?token=the-secret` });
	await perform('play-inspection');
	await perform('spot-car');
	const text = JSON.stringify(await shown.state());
	expect(text).toContain('token=***');
	expect(text).not.toContain('the-secret');
});

test.each([
	['dance', {}, 'There is no "dance". "help" lists what there is.'],
	['redeliver', {}, '"redeliver" needs: Event.'],
	['redeliver', { id: '12' }, 'Name an event of the timeline, for example pave-12.'],
	['change-price', { price: 'cheap' }, 'New price needs a number.'],
	['send-pave', { body: '{' }, expect.stringContaining('This is not valid JSON')],
	['lose-callback', { event: 'SESSION:NOTE_INSERT' }, expect.stringContaining('Nobody receives')],
])('%s with %j says what to do', async (verb, input, message) => {
	expect(await perform(verb, input)).toEqual({ status: 400, message });
});

test('a page of another site may not do anything', async () => {
	expect(await perform('break-down', {}, { origin: 'https://elsewhere.example' })).toMatchObject({
		status: 403,
	});
	expect(await simulators.pave.health()).toMatchObject({ down: false });
});

test('a stolen callback is shown with its new owner', async () => {
	await perform('steal-callback');
	const { slots } = await shown.state();
	expect(slots.find(({ events }) => events[0] === 'SESSION:COMPLETE')).toMatchObject({
		owner: 'other-system.example',
		ours: false,
	});
});

test('changes reach the page without reloading', async () => {
	const stop = new AbortController();
	const answer = await fetch(`${shown.url}/api/live`, { signal: stop.signal });
	const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
	await perform('play-inspection');
	let seen = '';
	while (!seen.includes('Session Complete')) seen += (await reader.read()).value ?? '';
	stop.abort();
	expect(seen).toMatch(/^data: \{/);
});

test('the price and the end of a listing are about the car that was spotted', async () => {
	receiver.reset();
	await simulators.autoGrab.addWebhook({
		endpoint: receiver.url,
		events: ['recapture_new', 'recapture_price_change', 'recapture_delist'],
	});
	await perform('spot-car');
	await perform('change-price', { price: '17990' });
	await perform('delist-car');
	await receiver.received(3);
	const customers = receiver.requests.map(
		({ body }) => (body as { data: { customer: { id: string } } }).data.customer,
	);
	expect(new Set(customers.map(({ id }) => id)).size).toBe(1);
	expect(customers[1]).toMatchObject({
		sightings: [{ listing_price: 28450 }, { listing_price: 17990 }],
	});
});
