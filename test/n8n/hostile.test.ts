import fc from 'fast-check';

import { pause } from '../../tools/sandbox';
import { hostileDeliveries, tokenQuery, type HostileDelivery } from '../support/hostileDeliveries';
import { autoGrab } from './support/autograb';
import { pave } from './support/pave';
import { type Answer, Requester, inBatches } from './support/request';
import { type Stage, type TriggerWorkflow, openStage } from './support/stage';
import type { Account, Registration, RunningVendor, Vendor } from './support/vendor';

const SEED = Number(process.env.HOSTILE_SEED ?? 20_260_302);
/** `npm run reliability:n8n` sends 5,000. */
const DELIVERIES = Number(process.env.HOSTILE_DELIVERIES ?? 1_000);
const AT_ONCE = 20;

/** One published trigger, and what its vendor was told about it. */
interface Target {
	vendor: Vendor;
	account: Account;
	workflow: TriggerWorkflow;
	registration: Registration;
}

const open: Array<() => Promise<void>> = [];
let stage: Stage;
let requester: Requester;
let targets: Target[];

async function publishedTrigger(vendor: Vendor, running: RunningVendor): Promise<Target> {
	const account = await running.openAccount();
	const workflow = await stage.triggerWorkflow({ vendor, account });
	expect((await stage.client().publish(workflow.id)).errors).toEqual([]);
	const [registration] = await account.registrations();
	return { vendor, account, workflow, registration };
}

beforeAll(async () => {
	requester = new Requester(AT_ONCE);
	const vendors: Vendor[] = [pave, autoGrab];
	const running = await Promise.all(vendors.map(async (vendor) => await vendor.start()));
	for (const one of running) open.push(async () => await one.close());
	stage = await openStage();
	open.push(async () => await stage.close());
	targets = [];
	for (const at of [0, 1, 0]) targets.push(await publishedTrigger(vendors[at], running[at]));
});
afterAll(async () => {
	requester?.close();
	for (const close of open.reverse()) await close();
});

/** Every tenth carries a token that is right somewhere else: at another node, or at the other vendor's. */
function withForeignToken(given: HostileDelivery, index: number): HostileDelivery {
	if (index % 10 !== 0) return given;
	const others = targets.filter((target) => target !== targets[index % 2]);
	const { token } = others[(index / 10) % others.length].registration;
	return { ...given, secret: token, scheme: 'Bearer ' };
}

async function send(given: HostileDelivery, index: number): Promise<Answer> {
	const { vendor, registration } = targets[index % 2];
	const { secret, scheme, form, type, body } = given;
	const headers: Record<string, string | string[]> = {
		'content-length': String(Buffer.byteLength(body)),
	};
	if (type !== '') headers['content-type'] = type;
	if (vendor === autoGrab) {
		return await requester.post(`${registration.url}${tokenQuery(given)}`, headers, body);
	}
	if (secret !== undefined) {
		const line = `${scheme}${secret}`;
		headers.authorization = form === 'once' ? line : [line, line];
	}
	return await requester.post(registration.url, headers, body);
}

const executionsOf = async ({ workflow }: Target) => await stage.client().executions(workflow.id);

test(`${DELIVERIES} hostile deliveries start nothing and learn nothing (seed ${SEED})`, async () => {
	const samples = fc.sample(hostileDeliveries, { numRuns: DELIVERIES, seed: SEED });
	const answers = await inBatches(samples, AT_ONCE, async (given, index) => {
		return await send(withForeignToken(given, index), index);
	});

	expect(answers).toHaveLength(DELIVERIES);
	const accepted = answers.filter(({ status }) => status >= 200 && status < 400);
	expect(accepted).toEqual([]);
	await pause(1_000);
	for (const target of targets) expect(await executionsOf(target)).toEqual([]);

	const secrets = targets.flatMap(({ account, registration }) => [
		registration.token,
		account.credential.apiKey,
		account.credential.apiSecret,
	]);
	for (const secret of secrets.filter((one): one is string => typeof one === 'string')) {
		const quotes = answers.filter((answer) => JSON.stringify(answer).includes(secret));
		expect(quotes).toEqual([]);
	}
});

test('genuine deliveries after that start each workflow exactly once', async () => {
	for (const target of targets) {
		expect((await target.account.send(target.vendor.events.main)).status).toBe(200);
		const [execution] = await stage.client().waitForExecutions(target.workflow.id, 1);
		expect(execution.status).toBe('success');
		expect(execution.items('After')).toHaveLength(1);
	}
	await pause(1_000);
	for (const target of targets) expect(await executionsOf(target)).toHaveLength(1);
});
