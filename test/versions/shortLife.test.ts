import { startCrm } from '../../tools/demo/crm';
import { fitWorkflow, readWorkflow } from '../../tools/demo/workflows';
import { waitFor } from '../../tools/sandbox';
import { autoGrab } from '../n8n/support/autograb';
import { lifecycle } from '../n8n/support/lifecycle';
import { LifecycleStage, published } from '../n8n/support/lifecycleStage';
import { pave } from '../n8n/support/pave';
import { type Stage, openStage } from '../n8n/support/stage';
import type { Vendor } from '../n8n/support/vendor';

/**
 * What a user does, on the n8n that `N8N_SANDBOX_VERSION` names or `N8N_SANDBOX_URL` leads to: `npm run test:versions`
 * runs it on every version of `N8N_VERSIONS`. The newest has the whole of `test/n8n`.
 */
let stage: Stage;
beforeAll(async () => {
	stage = await openStage();
});
afterAll(async () => await stage?.close());
/** The same for both vendors. */
const lent = async (): Promise<Stage> => await Promise.resolve({ ...stage, close: async () => {} });

describe.each([pave as Vendor, autoGrab as Vendor])('$name Trigger', (vendor) => {
	const given = new LifecycleStage(vendor, lent);
	const { publish, unpublish } = given;

	lifecycle(given);

	test('an answer that got lost after the vendor acted is settled in the same attempt', async () => {
		const workflow = await given.trigger();
		await given.running.addFault({ ...vendor.createRequest, kind: 'act-then-drop' });

		expect(await publish(workflow)).toEqual(published);

		expect(await given.account.registrations()).toHaveLength(1);
		await unpublish(workflow);
		expect(await given.account.registrations()).toEqual([]);
	});

	test('a vendor that fails after it acted is named, and what it made is taken down', async () => {
		const workflow = await given.trigger();
		const list = { ...vendor.createRequest, method: 'GET', kind: 'status', status: 503 } as const;
		await given.running.addFault({ ...list, skip: 1, times: 'always' });
		const { status, errors } = await given.stage.client().publish(workflow.id, 120_000);
		expect(status).toBe('failed');
		expect(errors.join()).toContain(vendor.name);
		expect(await given.account.registrations()).toHaveLength(1);

		await given.running.clearFaults();
		const left = async () => (await given.account.registrations()).length;
		await waitFor('the end', async () => (await left()) === 0, { timeoutMs: 120_000 });
	});

	test('listens for a test event', async () => {
		const workflow = await given.trigger();
		const listening = await given.stage.client().listen(workflow.id, workflow.nodeName);
		expect((await given.account.send(vendor.events.main)).status).toBe(200);
		const execution = await listening.execution();
		expect(execution.items('After')).toMatchObject([{ event: vendor.events.main }]);
		const left = async () => (await given.account.registrations()).length;
		await waitFor('the end of the test', async () => (await left()) === 0);
	});
});

test('the example of finished inspections arrives at the CRM', async () => {
	const crm = await startCrm();
	const running = await pave.start();
	try {
		const settings = await stage.client().http.request<object>('GET', '/settings');
		const account = await running.openAccount();
		const client = stage.client();
		const paveApi = await client.createCredential('paveApi', 'PAVE', account.credential);
		const workflow = await client.createWorkflow(
			fitWorkflow(await readWorkflow('pave-finished-inspections-to-crm'), {
				crmUrl: crm.url,
				credentials: { paveApi },
			}),
		);
		expect((await client.publish(workflow.id)).status).toBe('published');
		await running.simulator.playInspection({ apiKey: account.apiKey });
		const [execution] = await client.waitForExecutions(workflow.id, 1);
		expect({ ...settings, status: execution.status }).toMatchObject({ status: 'success' });
		expect(crm.records('/inspections')).toHaveLength(1);
	} finally {
		await running.close();
		await crm.close();
	}
});
