import { paveEvents } from '../../nodes/Pave/events';
import {
	COMPLETE,
	crm,
	crmCallback,
	harness,
	live,
	node,
	sim,
	triggerWith,
	usePaveTrigger,
} from '../support/paveTrigger';

usePaveTrigger();

describe('Take Over and Forward', () => {
	const parameters = {
		events: [COMPLETE],
		existingCallback: 'relay',
		options: { customAttributes: { attributes: [{ name: 'branch', value: '12' }] } },
	};
	const publish = async (displaced = crmCallback()) => {
		await sim.replaceCallback(displaced);
		const { hooks, staticData } = triggerWith(parameters);
		await hooks.activate();
		const listening = await harness.serve(node, parameters, { staticData });
		live.push(listening);
		return { ...listening, staticData };
	};

	test('every event is also sent on, as the other side would have received it', async () => {
		const listening = await publish();
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		expect(listening.deliveries[0].execution?.outputs[0]).toHaveLength(1);
		const [received] = crm.requests;
		expect(received).toMatchObject({ method: 'PUT', headers: { 'x-crm': 'their secret' } });
		expect(received.body).toMatchObject({ event: COMPLETE, source: 'PAVE' });
		expect(received.body).not.toHaveProperty('branch');
		expect(received.headers).not.toHaveProperty('authorization');
	});

	test('events that a filter drops here are sent on as well, and start nothing here', async () => {
		await sim.replaceCallback({ ...crmCallback(), event: 'SESSION:STATUS_CHANGE' });
		const filtered = {
			events: ['SESSION:STATUS_CHANGE'],
			existingCallback: 'relay',
			options: { sessionStatuses: ['STARTED'] },
		};
		const { hooks, staticData } = triggerWith(filtered);
		await hooks.activate();
		const listening = await harness.serve(node, filtered, { staticData });
		live.push(listening);
		await sim.sendEvent({ event: 'SESSION:STATUS_CHANGE', fields: { status: 'CONFIRM' } });
		await listening.settled();
		expect(crm.requests).toHaveLength(1);
		expect(listening.deliveries[0].execution?.outputs).toEqual([[]]);
	});

	test('a receiver that refuses is not asked twice', async () => {
		const listening = await publish();
		crm.answerWith(422);
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		expect(crm.requests).toHaveLength(1);
	});

	test('a receiver that fails is a hint, never a lost event', async () => {
		const listening = await publish();
		crm.answerWith(403);
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		const execution = listening.deliveries[0].execution;
		expect(execution?.outputs[0]).toHaveLength(1);
		expect(execution?.hints[0].message).toMatch(/could not be forwarded to .*: it answered 403/);
	});

	test('a receiver that is busy is asked again', async () => {
		const listening = await publish();
		crm.answerWith(503);
		const sent = sim.sendEvent({ event: COMPLETE });
		await crm.received(1);
		crm.answerWith(200);
		await sent;
		await listening.settled();
		expect(crm.requests).toHaveLength(2);
		expect(listening.deliveries[0].execution?.hints).toEqual([]);
	});

	test('a receiver that does not answer is a hint', async () => {
		const listening = await publish({ ...crmCallback(), url: crm.url.replace('http:', 'https:') });
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		const execution = listening.deliveries[0].execution;
		expect(execution?.outputs[0]).toHaveLength(1);
		expect(execution?.hints[0].message).toMatch(/could not be forwarded to .*: it did not answer/);
	});

	test('with PAVE on the internet, nothing is sent into the own network', async () => {
		const listening = await publish();
		harness.credentials.paveApi.baseUrl = 'https://openapi.paveapi.com';
		await sim.sendEvent({ event: COMPLETE });
		await listening.settled();
		expect(crm.requests).toEqual([]);
		expect(listening.deliveries[0].execution?.hints[0].message).toMatch(/is a private address/);
	});

	test('an execution by hand forwards nothing', async () => {
		const { staticData } = await publish();
		const [{ headers }] = await sim.callbacks();
		const { execution } = await harness.deliver(node, parameters, {
			staticData,
			mode: 'manual',
			headers: headers as Record<string, string>,
			body: { event: COMPLETE, session: { session_key: 'BY-HAND' } },
		});
		expect(execution?.outputs[0]).toHaveLength(1);
		expect(crm.requests).toEqual([]);
	});

	test('an event that has already passed this node is not sent on again', async () => {
		const listening = await publish();
		const [{ headers }] = await sim.callbacks();
		const webhookId = listening.url.split('/').at(-2) ?? '';
		await sim.deliver({
			event: COMPLETE,
			body: paveEvents.events.find(({ name }) => name === COMPLETE)?.sample,
			headers: { ...(headers as Record<string, string>), 'x-n8n-passed-by': webhookId },
		});
		await listening.settled();
		expect(listening.deliveries[0].execution?.outputs[0]).toHaveLength(1);
		expect(crm.requests).toEqual([]);
	});
});
