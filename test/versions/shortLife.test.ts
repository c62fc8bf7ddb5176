import { startCrm } from '../../tools/demo/crm';
import { fitWorkflow, readWorkflow } from '../../tools/demo/workflows';
import { pause, waitFor } from '../../tools/sandbox';
import { autoGrab } from '../n8n/support/autograb';
import { pave } from '../n8n/support/pave';
import { type Stage, openStage } from '../n8n/support/stage';
import type { Account, RunningVendor, Vendor } from '../n8n/support/vendor';

/**
 * What a user does, on the n8n that `N8N_SANDBOX_VERSION` names or `N8N_SANDBOX_URL` leads to: `npm run test:versions`
 * runs it on every version of `N8N_VERSIONS`. The newest has the whole of `test/n8n`.
 */
let stage: Stage;
let version: string;

beforeAll(async () => {
	stage = await openStage();
	const settings = await stage.client().http.request<{ versionCli: string }>('GET', '/settings');
	version = settings.versionCli;
});
afterAll(async () => {
	await stage?.close();
});

describe.each([pave as Vendor, autoGrab as Vendor])('$name Trigger', (vendor) => {
	const { main, all } = vendor.events;
	let running: RunningVendor;
	let account: Account;
	const client = () => stage.client();
	const registered = async () =>
		(await account.registrations()).flatMap(({ events }) => events).sort();

	beforeAll(async () => {
		running = await vendor.start();
	});
	afterAll(async () => {
		await running?.close();
	});
	beforeEach(async () => {
		account = await running.openAccount();
	});
	afterEach(async () => {
		await running.setDown({ down: false });
		await running.clearFaults();
	});

	test('publish, receive every event, unpublish', async () => {
		const workflow = await stage.triggerWorkflow({
			vendor,
			account,
			parameters: { events: [...all] },
		});
		expect(await client().publish(workflow.id)).toEqual({ status: 'published', errors: [] });
		expect(await registered()).toEqual([...all].sort());

		for (const event of all) expect((await account.send(event)).status).toBe(200);
		const done = await client().waitForExecutions(workflow.id, all.length);
		expect(done.map(({ status }) => status)).toEqual(all.map(() => 'success'));
		const items = done.flatMap((execution) => execution.items('After'));
		expect(items.map(({ event }) => event).sort()).toEqual([...all].sort());

		expect((await client().unpublish(workflow.id)).errors).toEqual([]);
		expect(await account.registrations()).toEqual([]);
	});

	test('a repeated delivery starts the nodes behind it once; a forged one nothing', async () => {
		const workflow = await stage.triggerWorkflow({ vendor, account });
		await client().publish(workflow.id);
		const { id } = await account.send(main);
		await client().waitForExecutions(workflow.id, 1);
		expect((await running.redeliver({ deliveryId: id })).status).toBe(200);
		const [registration] = await account.registrations();
		expect((await account.forge(registration, {}, 'guess')).status).toBe(401);
		await pause(700);

		const done = await client().waitForExecutions(workflow.id, 1);
		expect(done).toHaveLength(1);
		expect(done.flatMap((execution) => execution.items('After'))).toHaveLength(1);
		await client().unpublish(workflow.id);
	});

	test('an answer that got lost after the vendor acted is settled in the same attempt', async () => {
		const workflow = await stage.triggerWorkflow({ vendor, account });
		await running.addFault({ ...vendor.createRequest, kind: 'act-then-drop' });

		expect(await client().publish(workflow.id)).toEqual({ status: 'published', errors: [] });

		expect(await account.registrations()).toHaveLength(1);
		await client().unpublish(workflow.id);
		expect(await account.registrations()).toEqual([]);
	});

	test('a vendor that is down is named, and nothing is left behind', async () => {
		const workflow = await stage.triggerWorkflow({ vendor, account });
		await running.setDown({ down: true });
		const { status, errors } = await client().publish(workflow.id, 120_000);
		await running.setDown({ down: false });
		expect(status).toBe('failed');
		expect(errors.join()).toContain(vendor.name);
		expect(await account.registrations()).toEqual([]);
	});

	test('listens for a test event', async () => {
		const workflow = await stage.triggerWorkflow({ vendor, account });
		const listening = await client().listen(workflow.id, workflow.nodeName);
		expect((await account.send(main)).status).toBe(200);
		expect((await listening.execution()).items('After')).toMatchObject([{ event: main }]);
		await waitFor('the end of the test', async () => (await registered()).length === 0);
	});
});

test('the example of finished inspections arrives at the CRM', async () => {
	const crm = await startCrm();
	const running = await pave.start();
	try {
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
		expect({ version, status: execution.status }).toEqual({ version, status: 'success' });
		expect(crm.records('/inspections')).toHaveLength(1);
	} finally {
		await running.close();
		await crm.close();
	}
});
