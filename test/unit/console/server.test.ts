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
	const answer = await fetch(`${shown.url}/api/actions/${name}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: JSON.stringify(input),
	});
	return {
		status: answer.status,
		...((await answer.json()) as { said?: string; message?: string }),
	};
}

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
		message: 'No session is under way. Start one with "Start step by step".',
	});
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
	['dance', {}, 'The console has no action "dance". GET /api/actions lists them.'],
	['redeliver', {}, '"Deliver again" needs: Event.'],
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
