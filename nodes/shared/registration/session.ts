import { createHash } from 'crypto';
import { NodeOperationError, type IExecuteFunctions, type IHookFunctions } from 'n8n-workflow';
import { apiError } from '../errors';
import { setDeadline } from '../http';
import { runExclusive } from '../mutex';
import { webhookIdOf } from '../trigger/addresses';
import type { Registration } from '../trigger/registration';
import { readState, type RegistrationState } from '../trigger/state';
import { tokensOf } from '../trigger/token';
import type { RegistrationSpec, Session, TriggerVendor } from '../trigger/vendor';
import { ownerOf } from './ownership';

/** The longest that the vendor may keep one call waiting, so that there is time for another. */
const CALL_MS = 8_000;

interface SessionRequest {
	url: string;
	webhookId: string;
	workflowId?: string;
	isTest: boolean;
	spec: RegistrationSpec;
	state: RegistrationState;
	/** Milliseconds that it may take, waiting for its turn included. */
	ms: number;
}

/**
 * Loads the credential and works out the node's identity and desired state; no vendor call.
 *
 * @throws whatever n8n throws if the credential is missing
 */
export async function startSession(
	context: IHookFunctions | IExecuteFunctions,
	vendor: TriggerVendor,
	{ url, webhookId, workflowId, isTest, spec, state, ms }: SessionRequest,
): Promise<Session> {
	const until = Date.now() + ms;
	const secrets = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
	const tokenOf = tokensOf(context, vendor, secrets.secret);
	const tokens = { production: tokenOf(webhookId), test: tokenOf(webhookId, 'test') };
	const self = { url, webhookId, workflowId, tokens };
	const token = isTest ? tokens.test : tokens.production;
	return {
		context,
		vendor,
		secrets,
		account: hash([vendor.credentialType, secrets.baseUrl, secrets.key, context.getInstanceId()]),
		self,
		isTest,
		spec,
		targets: vendor.targets(spec, { url, token, workflowId }),
		adapter: vendor.adapter(context),
		state,
		made: [],
		until,
		looked: false,
		acted: false,
		owner: (registration) => {
			const { url: theirs } = registration;
			const theirToken = vendor.registeredToken(registration);
			const claim = {
				url: theirs,
				token: theirToken,
				workflowId: vendor.registeredWorkflow(registration),
				isTestOfThisN8n: theirToken === tokenOf(webhookIdOf(theirs), 'test'),
			};
			return ownerOf(claim, self, isTest);
		},
	};
}

/**
 * The session of a hook. n8n tells every hook of every process whether it belongs to a test: the workflow is active in
 * those of publishing and unpublishing only.
 *
 * @throws NodeOperationError if n8n gave the node no webhook
 */
export async function startHookSession(
	context: IHookFunctions,
	vendor: TriggerVendor,
	ms: number,
): Promise<Session> {
	const url = context.getNodeWebhookUrl('default');
	const { webhookId } = context.getNode();
	const { id, active } = context.getWorkflow();
	if (!url || !webhookId) {
		throw new NodeOperationError(context.getNode(), 'This trigger has no webhook address yet', {
			description: 'Delete the node, add it again from the node panel, save, and publish again.',
		});
	}
	return await startSession(context, vendor, {
		url,
		webhookId,
		workflowId: id,
		isTest: !active,
		spec: await vendor.readSpec(context),
		state: { ...readState(context) },
		ms,
	});
}

/** Milliseconds that are left. */
export function timeLeft({ until }: Session): number {
	return Math.max(0, until - Date.now());
}

/** Starts the clock for the next calls: none keeps us so long that there is no time for another. */
export function beginCalls(session: Session): void {
	setDeadline(session.context, Math.min(CALL_MS, timeLeft(session)));
}

/** What the vendor holds where we are or were. */
export async function look(session: Session): Promise<Registration[]> {
	const { adapter, targets, state, made } = session;
	beginCalls(session);
	const slots = targets.map(({ slot }) => slot);
	const actual = await adapter.list(slots, [...(state.known ?? []), ...made]);
	session.looked = true;
	return actual;
}

/**
 * One session after the other for a vendor account: n8n registers the triggers of a workflow in parallel, and two that
 * want the same slot would each see it free.
 *
 * @throws NodeApiError if the turn does not come in time
 */
export async function inTurn<T>(session: Session, work: () => Promise<T>): Promise<T> {
	return await runExclusive(session.account, work, {
		ms: timeLeft(session),
		late: () => {
			const { name } = session.vendor;
			return apiError(session.context.getNode(), 503, {
				message: `${name} is too slow: other triggers of this account are still waiting for it`,
				description: `Try again in a minute. If it stays like this, ask ${name} support.`,
			});
		},
	});
}

/** Identifies exactly this desired state: another URL, event, attribute, token or API key gives another one. */
export function fingerprintOf({ targets, secrets }: Session): string {
	return hash([JSON.stringify(targets), secrets.key, secrets.baseUrl]);
}

function hash(parts: string[]): string {
	return createHash('sha256').update(parts.join('\n')).digest('hex');
}
