import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { Pave } from '../../../../nodes/Pave/Pave.node';
import { PaveTrigger } from '../../../../nodes/Pave/PaveTrigger.node';
import { startPaveSimulator } from '../../../../simulator/pave';
import { lostParameters } from '../../../support/lostParameters';
import { createN8nHarness } from '../../../support/n8nContext';
import type { Example, Examples } from './guide';
import { stable } from './stable';

const SHOWN_KEY = 'DMO-7KQ2ZB9XW4';
const SHOWN_KEY_FINISHED = 'DMO-4TFN8C2MHA';
const COMPLETE = 'SESSION:COMPLETE';

/** Runs every operation of the PAVE node once, against the simulated PAVE, through n8n's own contexts. */
export async function paveExamples(): Promise<Examples> {
	const pave = await startPaveSimulator();
	const n8n = createN8nHarness({ credentials: { paveApi: { ...pave.credential } } });
	const node = new Pave();
	const examples: Record<string, Example> = {};
	const own = await n8n.listen();
	const texts: Array<[string, string]> = [
		[pave.url, 'https://photos.example.com'],
		[own, 'https://n8n.example.com'],
		[new URL(own).host, 'n8n.example.com'],
	];

	const example = async (
		resource: string,
		operation: string,
		parameters: INodeParameters,
		shown?: number,
	): Promise<INodeExecutionData[]> => {
		const all = { resource, operation, ...parameters };
		expect(lostParameters(node.description, all)).toEqual([]);
		await pave.clearLogs();
		const { outputs } = await n8n.execute(node, all);
		const [items] = outputs;
		const calls = (await pave.requests()).map(({ method, route }) => `${method} ${route}`);
		examples[`${resource}.${operation}`] = { items, shown, calls };
		return items;
	};

	try {
		const [created] = await example('session', 'create', {
			session: {
				client_id: 'LEAD-20418',
				contact: { name: { first_name: 'Alex', last_name: 'Sample' } },
				redirect_url: 'https://www.example.com/thank-you',
			},
			vehicle: { vin: 'TESTVN00000000017' },
			textLink: true,
			phone: '647-555-0143',
			sms: { by: 'Example Motors' },
		});
		const sessionKey = String(created.json.session_key);
		texts.push([sessionKey, SHOWN_KEY]);
		await example('session', 'get', { sessionKey });
		await example('session', 'update', { sessionKey, session: { client_id: 'LEAD-20419' } });
		await pave.changeSession({ sessionKey, changes: { smsStatus: 'success' } });
		await example('session', 'resendSms', { sessionKey, phone: '+16475550143' });

		const photo = [
			{ label: 'Front', url: 'https://images.example.com/front.jpg' },
			{ label: 'Left', url: 'https://images.example.com/left.jpg' },
		];
		await example('hotspot', 'sendPhotos', {
			sessionKey,
			photoSource: 'form',
			photos: { photo },
		});
		await example('hotspot', 'getResults', { sessionKey });
		await example('session', 'delete', { sessionKey });

		const note = { title: 'Keys received', description: 'Both key fobs handed over at drop-off.' };
		const finished = (await pave.playInspection({ rejectPhotos: ['Interior'], note })).sessionKey;
		texts.push([finished, SHOWN_KEY_FINISHED]);
		await example('session', 'getNotes', { sessionKey: finished });
		await example('session', 'getDamages', { sessionKey: finished });
		await example('session', 'getManyResults', { sessionKeys: `${finished}, ${sessionKey}` });
		const { sessionKey: returned } = await pave.playInspection({ note });
		texts.push([returned, 'DMO-2RTN6C4KLE']);
		await example('session', 'compare', { sessionKey: finished, returnSessionKey: returned });
		await example('session', 'getPhotos', { sessionKey: finished });
		await example('session', 'getReport', {
			sessionKey: finished,
			options: { dealershipName: 'Example Motors' },
		});
		await example('session', 'getResults', { sessionKey: finished, simplify: true });
		await example('session', 'downloadPhotos', { sessionKey: finished });

		const event = COMPLETE;
		await example('callback', 'create', {
			event,
			url: 'https://crm.example.com/hooks/pave',
			additionalFields: {
				headers: { header: [{ name: 'Authorization', value: 'Bearer the-token-of-your-crm' }] },
			},
		});
		await example('callback', 'get', { event });
		await example('callback', 'upsert', {
			event: 'SESSION:STATUS_CHANGE',
			url: 'https://crm.example.com/hooks/pave-status',
		});
		await example('callback', 'getAll', { returnAll: true }, 2);
		await example('callback', 'update', {
			event,
			updateFields: { payload: '{"branch": "Melbourne South"}' },
		});
		await example('callback', 'delete', { event });

		const trigger = new PaveTrigger();
		const staticData = {};
		await n8n.hooks(trigger, { events: [event] }, { staticData }).activate();
		const { url: webhookUrl, stop } = await n8n.serve(trigger, { events: [event] }, { staticData });
		await pave.loseCallback({ event });
		const events = [event, 'SESSION:STATUS_CHANGE'];
		await example('callback', 'repair', { webhookUrl, events }, 2);
		stop();
		await example('callback', 'giveBack', { event });

		await example('event', 'getSample', { event: 'SESSION:STAGE_CHANGE', simplify: true });
	} finally {
		await n8n.close();
		await pave.close();
	}
	return { examples, stable: (text) => stable(text, texts) };
}
