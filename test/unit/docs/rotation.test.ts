import type { IDataObject } from 'n8n-workflow';

import { PaveTrigger } from '../../../nodes/Pave/PaveTrigger.node';
import { startPaveSimulator } from '../../../simulator/pave';
import { createN8nHarness } from '../../support/n8nContext';

const EVENT = 'SESSION:COMPLETE';

/** What docs/pave-trigger.md promises under "You rotate the API secret, or change the API key". */
test('the secret was changed without unpublishing: events keep arriving', async () => {
	const pave = await startPaveSimulator();
	const n8n = createN8nHarness({ credentials: { paveApi: { ...pave.credential } } });
	try {
		await n8n.listen();
		const trigger = new PaveTrigger();
		const staticData: IDataObject = {};
		await n8n.hooks(trigger, { events: [EVENT] }, { staticData }).activate();
		const listening = await n8n.serve(trigger, { events: [EVENT] }, { staticData });
		n8n.credentials.paveApi = { ...pave.credential, apiSecret: 'second-secret' };

		await pave.sendEvent({ event: EVENT });
		await listening.settled();
		expect(listening.deliveries[0].execution?.outputs[0]).toHaveLength(1);
	} finally {
		await n8n.close();
		await pave.close();
	}
});
