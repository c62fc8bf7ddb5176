import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import { createAutoGrabServer } from '../../../simulator/autograb';
import { createPaveServer, paveToken } from '../../../simulator/pave';
import { isObject } from '../../../simulator/shared/text';
import { startReceiver } from '../../support/receiver';
import idle from '../../fixtures/pave/session-create.200.json';
import complete from '../../fixtures/pave/session-get-complete.200.json';
import results from '../../fixtures/pave/session-results.200.json';

let pave: ReturnType<typeof createPaveServer>;
beforeEach(() => {
	pave = createPaveServer();
	pave.state.publicUrl = 'http://127.0.0.1:9';
});
afterEach(async () => await pave.app.close());

/** The names of all members, however deep; of lists, those of the first item. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : [];
	if (!isObject(value)) return null;
	const members = Object.entries(value).map(([name, member]) => [name, shapeOf(member)]);
	return Object.fromEntries(members);
}

async function ask(method: 'GET' | 'POST', url: string, body?: object): Promise<unknown> {
	const [account] = pave.state.core.accounts;
	const timestamp = new Date().toISOString().replace(/\.\d{3}Z$/, 'Z');
	const headers = {
		'api-key': account.apiKey,
		'api-token': paveToken(account, timestamp),
		'api-timestamp': timestamp,
		'content-type': 'application/json',
	};
	const answer = await pave.app.inject({ method, url: `/v1${url}`, headers, payload: body });
	return answer.json();
}

test('the simulators answer what the vendors were seen to answer', () => {
	const answers = path.join(__dirname, '../../../simulator/answers');
	const recorded = path.join(__dirname, '../../fixtures');
	const read = (folder: string, file: string): unknown =>
		JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
	const files = readdirSync(answers, { recursive: true, encoding: 'utf8' });
	for (const file of files.filter((name) => name.endsWith('.json'))) {
		expect([file, read(answers, file)]).toEqual([file, read(recorded, file)]);
	}
});

test('answers PAVE sessions and results in the shape of the reference samples', async () => {
	const created = await ask('POST', '/sessions', {
		session: { client_id: 'N', redirect_url: 'https://a.example.com' },
		vehicle: { vin: 'TESTVN00000000017' },
		sms: { to: '647-555-0143', to_name: 'Alex', from: '647-555-0100', by: 'Motors' },
	});
	expect(shapeOf(created)).toEqual(shapeOf(idle));
	const sessionKey = String(Object(created).session_key);
	await pave.control.playInspection({ sessionKey });
	expect(shapeOf(await ask('GET', `/sessions/${sessionKey}`))).toEqual(shapeOf(complete));
	const played = await pave.control.playInspection();
	const whole = await ask('GET', `/sessions/${played.sessionKey}/results`);
	const withoutOptions = (body: unknown) =>
		isObject(body) && isObject(body.session) ? { ...body.session, options: null } : body;
	expect(shapeOf(withoutOptions(whole))).toEqual(shapeOf(withoutOptions(results)));
});

test('delivers what the event catalogues call valid', async () => {
	const receiver = await startReceiver();
	const autoGrab = createAutoGrabServer();
	for (const { name } of paveEvents.events)
		await pave.control.replaceCallback({ event: name, url: receiver.url });
	await pave.control.playInspection({
		rejectPhotos: ['Left'],
		note: { title: 'A', description: 'B' },
	});
	for (const { name } of paveEvents.events)
		expect(await pave.control.sendEvent({ event: name })).toHaveLength(1);
	const names = autoGrabEvents.events
		.filter(({ selectable }) => selectable)
		.map(({ name }) => name);
	await autoGrab.control.addWebhook({ endpoint: receiver.url, events: names });
	for (const event of [...names, 'price_change']) {
		expect(await autoGrab.control.sendEvent({ event })).toHaveLength(1);
	}
	// An inspection with one rejected photo is 21 events.
	const sent = 21 + paveEvents.events.length + names.length + 1;
	expect(receiver.requests).toHaveLength(sent);
	for (const { body } of receiver.requests) {
		const json = JSON.parse(JSON.stringify(body)) as IDataObject;
		const catalogue = String(json.event).startsWith('SESSION:') ? paveEvents : autoGrabEvents;
		const { problems } = await presentEvent(catalogue, json, { simplify: true });
		expect([json.event, problems]).toEqual([json.event, []]);
	}
	await Promise.all([receiver.close(), autoGrab.app.close()]);
});
