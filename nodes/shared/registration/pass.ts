import { createHash } from 'crypto';
import { NodeOperationError, type IExecuteFunctions, type IHookFunctions } from 'n8n-workflow';
import { setDeadline } from '../http';
import type {
	Form,
	Known,
	Registration,
	RegistrationAdapter,
	Target,
} from '../trigger/registration';
import { readState, type RegistrationState } from '../trigger/state';
import { deriveToken } from '../trigger/token';
import type { Position, RegistrationSpec, TriggerVendor } from '../trigger/vendor';
import { dependsOnAnswer, ownerOf, type Identity } from './ownership';
import { askAddress } from './probe';

/** Milliseconds: n8n gives up a publication after 84 s; the work of a hook and what undoes it have to fit in there. */
export const WORK_MS = 30_000;

/** Everything one pass over the registrations works with. */
export interface Pass extends Position {
	self: Identity;
	spec: RegistrationSpec;
	targets: Target[];
	adapter: RegistrationAdapter;
	/** What the vendor says it created in this pass, which a list that is cut may not show. */
	created: Known[];
	/** What the vendor holds where we are or were. */
	list(): Promise<Registration[]>;
}

interface PassRequest {
	url: string;
	webhookId: string;
	form: Form;
	spec: RegistrationSpec;
	state: RegistrationState;
}

/**
 * Loads the credential and works out the node's identity and desired state; no vendor call.
 *
 * @throws whatever n8n throws where the credential is missing
 */
export async function startPass(
	context: IHookFunctions | IExecuteFunctions,
	vendor: TriggerVendor,
	{ url, webhookId, form, spec, state }: PassRequest,
): Promise<Pass> {
	const secrets = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
	const token = deriveToken({
		secret: secrets.secret,
		vendor: vendor.credentialType,
		instanceId: context.getInstanceId(),
		webhookId,
	});
	const self: Identity = { url, webhookId, token };
	const targets = vendor.targets(spec, { url, token });
	const adapter = vendor.adapter(context);
	const places = targets.map(({ place }) => place);
	/** Addresses of what may be ours, at which nobody listens any more. */
	const deserted = new Set<string>();
	const claimOf = (r: Registration) => ({ url: r.url, token: vendor.registeredToken(r) });

	const pass: Pass = {
		context,
		vendor,
		secrets,
		self,
		form,
		spec,
		targets,
		adapter,
		state,
		created: [],
		async list() {
			const actual = await adapter.list(places, [...(state.known ?? []), ...pass.created]);
			await Promise.all(actual.map(pass.settle));
			return actual;
		},
		owner: (r) => ownerOf(claimOf(r), self, deserted.has(r.url)),
		async settle(registration) {
			if (!dependsOnAnswer(claimOf(registration), self)) return;
			const answer = await askAddress(context, registration.url);
			if (answer === 'free' || answer === 'dead') deserted.add(registration.url);
			else deserted.delete(registration.url);
		},
	};
	return pass;
}

/** Test addresses that n8n gave out; n8n tells the form of a run when it begins, but not when it ends. */
const testUrls = new Set<string>();
const MOST_TEST_URLS = 10_000;

/** True for the beginning and the end of listening for a test. */
export function isTestRun(context: IHookFunctions): boolean {
	const url = context.getNodeWebhookUrl('default');
	return url !== undefined && formOf(context, url) === 'test';
}

/**
 * The pass n8n asks for when it publishes, unpublishes, or starts and ends listening for a test. Starts the clock:
 * the hook has to come to an end before n8n gives it up.
 *
 * @throws NodeOperationError where n8n gave the node no webhook
 */
export async function startHookPass(context: IHookFunctions, vendor: TriggerVendor): Promise<Pass> {
	setDeadline(context, WORK_MS);
	const url = context.getNodeWebhookUrl('default');
	const { webhookId } = context.getNode();
	if (!url || !webhookId) {
		throw new NodeOperationError(context.getNode(), 'This trigger has no webhook address yet', {
			description: 'Delete the node, add it again from the node panel, save, and publish again.',
		});
	}
	return await startPass(context, vendor, {
		url,
		webhookId,
		form: formOf(context, url),
		spec: await vendor.readSpec(context),
		state: { ...readState(context) },
	});
}

/** Identifies exactly this desired state: another URL, event, attribute, token or API key gives another one. */
export function fingerprintOf(pass: Pass): string {
	return createHash('sha256')
		.update(JSON.stringify([pass.targets, pass.secrets.key, pass.secrets.baseUrl]))
		.digest('hex');
}

function formOf(context: IHookFunctions, url: string): Form {
	if (context.getMode() === 'manual') {
		if (testUrls.size > MOST_TEST_URLS) testUrls.clear();
		testUrls.add(url);
	}
	return testUrls.has(url) ? 'test' : 'production';
}
