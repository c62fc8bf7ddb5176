import type { IDataObject, IExecuteFunctions, IHttpRequestOptions } from 'n8n-workflow';
import { relayIfWanted } from '../../../nodes/shared/delivery/relay';
import { remember } from '../../../nodes/shared/trigger/memory';
import { paveVendor } from '../../../nodes/Pave/trigger/vendor';

test('a receiver gets JSON under whatever content type it had asked for', async () => {
	const secrets = { secret: 'secret', key: 'key', baseUrl: 'https://openapi.paveapi.com' };
	const raw = {
		event: 'SESSION:COMPLETE',
		url: 'https://crm.example.com/hook',
		method: 'POST',
		headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
		payload: {},
	};
	const displaced = paveVendor.exclusive?.registrationOf(raw);
	if (!displaced) throw new Error('PAVE has one place per event');
	const sent: IHttpRequestOptions[] = [];
	const context = {
		getNode: () => ({ webhookId: 'webhook' }),
		getMode: () => 'webhook',
		getInputData: () => [],
		getNodeParameter: () => 'relay',
		getCredentials: async () =>
			await Promise.resolve({ apiSecret: secrets.secret, apiKey: secrets.key }),
		getWorkflowStaticData: () => ({}),
		helpers: {
			httpRequest: async (options: IHttpRequestOptions) => {
				sent.push(options);
				await Promise.resolve();
			},
		},
	} as unknown as IExecuteFunctions;
	const body: IDataObject = { event: 'SESSION:COMPLETE', session_key: 'DMO-1' };
	const delivery = {
		body,
		eventId: 'event',
		passedBy: [],
		memory: remember(secrets, displaced),
	};

	expect(await relayIfWanted(context, paveVendor, delivery, [])).toBeUndefined();
	expect(sent).toHaveLength(1);
	expect(sent[0].headers).toMatchObject(raw.headers);
	expect(sent[0].body).toBe(JSON.stringify(body));
});
