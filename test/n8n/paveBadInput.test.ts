import type { Json, Publication } from '../../tools/sandbox';
import { type PaveAccountUnderTest, type RunningPave, pave } from './support/pave';
import { type Stage, type TriggerWorkflow, openStage } from './support/stage';

const COMPLETE = 'SESSION:COMPLETE';

/** Every way an operations manager can get it wrong has a message with the cause and the next step. */
describe('bad input to the PAVE Trigger in a real n8n', () => {
	let stage: Stage;
	let running: RunningPave;
	let account: PaveAccountUnderTest;

	beforeAll(async () => {
		running = await pave.start();
		stage = await openStage();
	});
	afterAll(async () => {
		await stage?.close();
		await running?.close();
	});
	beforeEach(async () => {
		account = await running.openAccount();
	});
	afterEach(async () => {
		await running.setDown({ down: false });
		await running.simulator.setClock({ offsetMs: 0 });
		await running.simulator.configure({ refuseNoteInsert: false });
		await running.clearFaults();
	});

	const trigger = async (credential: Json = {}, parameters: Json = {}) =>
		await stage.triggerWorkflow({ vendor: pave, account, credential, parameters });

	/** What test listening shows; nothing may be left behind, and no secret may be in what n8n answers. */
	async function refusal(workflow: TriggerWorkflow): Promise<string> {
		const before = await account.callbacks();
		const error = await stage
			.client()
			.listen(workflow.id, workflow.nodeName)
			.then(
				() => undefined,
				(refused: { message: string; body?: { description?: string } }) => refused,
			);
		expect(error).toBeDefined();
		expect(await account.callbacks()).toEqual(before);
		// Whatever n8n sends to the browser, not only what the editor shows of it.
		const sent = JSON.stringify(error?.body);
		for (const secret of ['apiSecret', 'apiKey']) {
			expect(sent).not.toContain(String(account.credential[secret]));
		}
		expect(sent).not.toMatch(/Bearer [\w-]{10}|API-Token/);
		// n8n passes the description on only for some kinds of error: the message must do alone.
		return String(error?.message);
	}

	test.each([
		['wrong API secret', { apiSecret: 'wrong-secret' }, /secret/i],
		['wrong account name', { username: 'nobody' }, /account name/i],
		['wrong API key', { apiKey: '00000000-0000-4000-8000-000000000000' }, /API key/i],
	])('%s', async (_name, credential, expected) => {
		expect(await refusal(await trigger(credential))).toMatch(expected);
	});

	test.each([
		['behind', 7 * 60_000],
		['ahead', -7 * 60_000],
	])('clock %s: says by how much', async (direction, offsetMs) => {
		await running.simulator.setClock({ offsetMs });

		const text = await refusal(await trigger());

		expect(text).toMatch(/clock/i);
		expect(text).toMatch(new RegExp(`7 minutes ${direction}|${direction}.*7 minutes`, 'i'));
	});

	test('vendor down', async () => {
		const workflow = await trigger();
		await running.setDown({ down: true });

		expect(await refusal(workflow)).toMatch(/reach|connect|answer/i);
	});

	test('NOTE_INSERT refused by the vendor: the other events are not registered either', async () => {
		await running.simulator.configure({ refuseNoteInsert: true });

		const text = await refusal(await trigger({}, { events: [COMPLETE, 'SESSION:NOTE_INSERT'] }));

		expect(text).toMatch(/Note Added/);
		expect(await account.callbacks()).toEqual([]);
	});

	test('an API key whose event is taken: says so, and who has it', async () => {
		await account.addForeign(COMPLETE, 'https://dms.example.com/pave', 'theirs');

		expect(await refusal(await trigger())).toMatch(/dms\.example\.com/);
	});

	test('a webhook address on this machine, with the real PAVE: says what to set, asks nobody', async () => {
		const workflow = await trigger({ baseUrl: 'https://openapi.paveapi.com' });

		// Listening, so the test address is meant, which follows another setting than the production one.
		expect(await refusal(workflow)).toMatch(/test address .* N8N_EDITOR_BASE_URL/);
	});

	test('custom attributes named like one of PAVE’s own fields are refused by name', async () => {
		const workflow = await trigger(
			{},
			{ options: { customAttributes: { attributes: [{ name: 'status', value: 'x' }] } } },
		);

		expect(await refusal(workflow)).toMatch(/status/);
	});

	test('publishing shows the same: cause and next step, in the one text the editor shows', async () => {
		const workflows = await Promise.all([
			trigger({ apiSecret: 'wrong-secret' }),
			trigger({ baseUrl: 'https://openapi.paveapi.com' }),
			trigger({ username: 'nobody' }),
		]);

		const publications: Publication[] = await Promise.all(
			workflows.map(async ({ id }) => await stage.client().publish(id)),
		);

		expect(publications.map(({ status }) => status)).toEqual(['failed', 'failed', 'failed']);
		const [secret, localhost, name] = publications.map(({ errors }) => errors.join());
		expect(secret).toMatch(/PAVE.*secret/is);
		expect(localhost).toMatch(/WEBHOOK_URL/);
		expect(name).toMatch(/account name/i);
		expect(await account.callbacks()).toEqual([]);
		for (const { productionUrl } of workflows) {
			const stranger = await fetch(productionUrl, { method: 'POST', body: '{}' });
			expect([401, 404]).toContain(stranger.status);
		}
	});

	test('publishing again works once the credential is corrected, with the workflow untouched', async () => {
		const workflow = await trigger({ apiSecret: 'wrong-secret' });
		expect((await stage.client().publish(workflow.id)).status).toBe('failed');
		const { nodes } = await stage.client().getWorkflow(workflow.id);
		const { id = '' } = nodes[0].credentials?.paveApi ?? {};
		await stage.client().updateCredential(id, 'paveApi', 'PAVE account', account.credential);

		expect(await stage.client().publish(workflow.id)).toEqual({ status: 'published', errors: [] });

		expect((await account.callbacks()).map(({ url }) => url)).toEqual([workflow.productionUrl]);
		await stage.client().unpublish(workflow.id);
		expect(await account.callbacks()).toEqual([]);
	});

	test('the credential’s own test tells what is wrong', async () => {
		const client = stage.client();
		const test = async (changes: Json) => {
			const { id } = await client.createCredential('paveApi', 'Tested', {
				...account.credential,
				...changes,
			});
			return await client.testCredential(id, 'paveApi', 'Tested');
		};

		expect(await test({})).toMatchObject({ status: 'OK' });
		const wrong = await test({ apiSecret: 'wrong-secret' });
		expect(wrong.status).toBe('Error');
		expect(wrong.message).toMatch(/account name|secret/i);
	});
});
