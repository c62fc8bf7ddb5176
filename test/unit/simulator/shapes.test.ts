import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent } from '../../../nodes/shared/events';
import { startAutoGrabSimulator } from '../../../simulator/autograb';
import { startPaveSimulator } from '../../../simulator/pave';
import { isObject } from '../../../simulator/shared/text';
import idle from '../../fixtures/pave/session-create.200.json';
import complete from '../../fixtures/pave/session-get-complete.200.json';
import results from '../../fixtures/pave/session-results.200.json';
import { callPave, startReceiver } from './support';

/** The names of all members, however deep; of lists, those of the first item. */
function shapeOf(value: unknown): unknown {
	if (Array.isArray(value)) return value.length > 0 ? [shapeOf(value[0])] : [];
	if (!isObject(value)) return null;
	const members = Object.entries(value).map(([name, member]) => [name, shapeOf(member)]);
	return Object.fromEntries(members);
}

test('answers PAVE sessions and results in the shape of the reference samples', async () => {
	const pave = await startPaveSimulator();
	const created = await callPave(pave, 'POST', '/v1/sessions', {
		session: { client_id: 'N', redirect_url: 'https://a.example.com' },
		vehicle: { vin: 'TESTVN00000000017' },
		sms: { to: '647-555-0143', to_name: 'Alex', from: '647-555-0100', by: 'Motors' },
	});
	expect(shapeOf(created.json)).toEqual(shapeOf(idle));
	const sessionKey = String(created.body.session_key);
	await pave.playInspection({ sessionKey });
	const shown = await callPave(pave, 'GET', `/v1/sessions/${sessionKey}`);
	expect(shapeOf(shown.json)).toEqual(shapeOf(complete));
	const played = await pave.playInspection();
	const whole = await callPave(pave, 'GET', `/v1/sessions/${played.sessionKey}/results`);
	const withoutOptions = (body: unknown) =>
		isObject(body) && isObject(body.session) ? { ...body.session, options: null } : body;
	expect(shapeOf(withoutOptions(whole.json))).toEqual(shapeOf(withoutOptions(results)));
	await pave.close();
});

test('delivers what the event catalogues call valid', async () => {
	const receiver = await startReceiver();
	const pave = await startPaveSimulator();
	const autoGrab = await startAutoGrabSimulator();
	for (const { name } of paveEvents.events)
		await pave.replaceCallback({ event: name, url: receiver.url });
	await pave.playInspection({ rejectPhotos: ['Left'], note: { title: 'A', description: 'B' } });
	for (const { name } of paveEvents.events)
		expect(await pave.sendEvent({ event: name })).toHaveLength(1);
	const names = autoGrabEvents.events
		.filter(({ selectable }) => selectable)
		.map(({ name }) => name);
	await autoGrab.addWebhook({ endpoint: receiver.url, events: names });
	for (const event of [...names, 'price_change']) {
		expect(await autoGrab.sendEvent({ event })).toHaveLength(1);
	}
	// An inspection with one rejected photo is 21 events.
	const sent = 21 + paveEvents.events.length + names.length + 1;
	expect(receiver.received).toHaveLength(sent);
	for (const { body } of receiver.received) {
		const catalogue = String(body.event).startsWith('SESSION:') ? paveEvents : autoGrabEvents;
		const json = JSON.parse(JSON.stringify(body)) as IDataObject;
		const { problems } = await presentEvent(catalogue, json, { simplify: true });
		expect([body.event, problems]).toEqual([body.event, []]);
	}
	await Promise.all([receiver.close(), pave.close(), autoGrab.close()]);
});
