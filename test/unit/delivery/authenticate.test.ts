import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { authenticate } from '../../../nodes/shared/delivery/authenticate';
import { deriveToken, hashToken } from '../../../nodes/shared/trigger/token';
import type { TriggerVendor } from '../../../nodes/shared/trigger/vendor';

const instanceId = 'instance';
const tokenOf = (secret: string, webhookId: string) =>
	deriveToken({ secret, vendor: 'exampleApi', instanceId, webhookId });

const vendor = {
	credentialType: 'exampleApi',
	secretsOf: ({ secret }: IDataObject) => ({ secret: String(secret), key: '', baseUrl: '' }),
	presentedToken: (context: IWebhookFunctions) => context.getHeaderData().authorization,
} as unknown as TriggerVendor;

let nodes = 0;

/** One node of one n8n: what it remembers, and the credential it would load. */
function node(secret: string) {
	const webhookId = `webhook-${++nodes}`;
	const remembered: IDataObject = {};
	const state = { secret, mode: 'webhook', loads: 0, slow: undefined as Promise<void> | undefined };
	const context = (token: string | undefined) =>
		({
			getHeaderData: () => ({ authorization: token }),
			getNode: () => ({ webhookId, credentials: { exampleApi: { id: 'credential' } } }),
			getInstanceId: () => instanceId,
			getMode: () => state.mode,
			getWorkflowStaticData: () => ({ [`registration:${webhookId}`]: remembered }),
			async getCredentials() {
				state.loads++;
				await state.slow;
				return { secret: state.secret };
			},
		}) as unknown as IWebhookFunctions;
	return {
		state,
		webhookId,
		token: (of = state.secret) => tokenOf(of, webhookId),
		publish() {
			remembered.tokenHash = hashToken(tokenOf(state.secret, webhookId));
		},
		restore(of: string) {
			remembered.tokenHash = hashToken(tokenOf(of, webhookId));
		},
		deliver: async (token: string | undefined) => await authenticate(context(token), vendor),
	};
}

const WRONG = 'A'.repeat(43);

beforeEach(() => jest.useFakeTimers({ now: 1_000_000 }));
afterEach(() => jest.useRealTimers());
const pass = (ms: number) => jest.setSystemTime(Date.now() + ms);

test('what registration remembers is enough: the credential is not loaded', async () => {
	const one = node('secret');
	one.publish();
	expect(await one.deliver(one.token())).toBe('authentic');
	expect(one.state.loads).toBe(0);
});

test.each([
	['missing', undefined],
	['too short', 'A'.repeat(42)],
	['not one of ours', `${'A'.repeat(42)}!`],
])('a token that is %s is refused without asking anything', async (_name, token) => {
	const one = node('secret');
	expect(await one.deliver(token)).toBe('forged');
	expect(one.state.loads).toBe(0);
});

test("another node's token is refused", async () => {
	const one = node('secret');
	one.publish();
	expect(await one.deliver(tokenOf('secret', 'another'))).toBe('forged');
});

test('before n8n has saved anything, the token is derived', async () => {
	const one = node('secret');
	expect(await one.deliver(one.token())).toBe('authentic');
});

test('a flood of well-formed wrong tokens loads the credential once a second, and waits for nothing', async () => {
	const one = node('secret');
	one.publish();
	for (let second = 0; second < 3; second++) {
		const answers = await Promise.all(
			Array.from({ length: 50 }, async () => await one.deliver(WRONG)),
		);
		expect(new Set(answers)).toEqual(new Set(['forged']));
		expect(await one.deliver(one.token())).toBe('authentic');
		expect(one.state.loads).toBe(second + 1);
		pass(1_000);
	}
});

test('while a derivation hangs, only a few may wait for it', async () => {
	const one = node('secret');
	let answer = () => {};
	one.state.slow = new Promise((resolve) => (answer = resolve));
	const answers = Array.from({ length: 80 }, async () => await one.deliver(WRONG));
	expect(await Promise.race(answers.slice(50))).toBe('busy');
	answer();
	expect((await Promise.all(answers)).filter((verdict) => verdict === 'busy')).toHaveLength(30);
});

test('changing the secret and publishing revokes the old token, also after a forged delivery', async () => {
	const one = node('old');
	one.publish();
	const old = one.token();
	expect(await one.deliver(WRONG)).toBe('forged');
	one.state.secret = 'new';
	one.publish();
	expect(await one.deliver(old)).toBe('forged');
	expect(await one.deliver(one.token())).toBe('authentic');
	pass(5_000);
	expect(await one.deliver(old)).toBe('forged');
});

test('a changed secret that is not published yet changes nothing: the vendor still sends the old token', async () => {
	const one = node('old');
	one.publish();
	const old = one.token();
	one.state.secret = 'new';
	expect(await one.deliver(WRONG)).toBe('forged');
	expect(await one.deliver(old)).toBe('authentic');
});

test('an older memory that comes back neither revives the old token nor keeps the new one out', async () => {
	const one = node('old');
	one.publish();
	const old = one.token();
	one.state.secret = 'new';
	one.publish();
	one.restore('old');
	expect(await one.deliver(one.token())).toBe('authentic');
	expect(await one.deliver(old)).toBe('forged');
});

test('without a memory, a derived token is not believed for ever', async () => {
	const one = node('old');
	const old = one.token();
	expect(await one.deliver(old)).toBe('authentic');
	one.state.secret = 'new';
	pass(60_000);
	expect(await one.deliver(old)).toBe('forged');
});

test('a credential that cannot be loaded is no verdict, and the next delivery tries again', async () => {
	const one = node('secret');
	one.state.slow = Promise.reject(new Error('no database'));
	await expect(one.deliver(one.token())).rejects.toThrow('no database');
	one.state.slow = undefined;
	expect(await one.deliver(one.token())).toBe('authentic');
});

test('production does not take the token of a test, nor a test the one of production', async () => {
	const one = node('secret');
	one.publish();
	const input = { secret: 'secret', vendor: 'exampleApi', instanceId, webhookId: one.webhookId };
	const ofTest = deriveToken(input, 'test');
	expect(await one.deliver(ofTest)).toBe('forged');
	one.state.mode = 'manual';
	expect(await one.deliver(ofTest)).toBe('authentic');
});
