import { createHash } from 'crypto';
import { NodeOperationError, type IExecuteFunctions, type IHookFunctions } from 'n8n-workflow';
import type { RegistrationSpec, Secrets, TriggerVendor } from '../trigger/vendor';
import { deriveToken } from '../trigger/token';
import { isElsewhere, ownerOf, type Identity, type Owner } from './ownership';
import { isListening } from './probe';
import type { RegistrationState } from '../trigger/state';
import type { Form, Registration, RegistrationAdapter, Target } from '../trigger/registration';

/** Everything one pass over the registrations works with. */
export interface Run {
	context: IHookFunctions | IExecuteFunctions;
	vendor: TriggerVendor;
	secrets: Secrets;
	self: Identity;
	form: Form;
	spec: RegistrationSpec;
	targets: Target[];
	adapter: RegistrationAdapter;
	/** What the vendor holds where we are or were, with everybody's ownership settled. */
	list(): Promise<Registration[]>;
	owner(registration: Registration): Owner;
}

export interface RunRequest {
	url: string;
	webhookId: string;
	form: Form;
	spec: RegistrationSpec;
	/** Places of earlier registrations, remembered. */
	formerPlaces?: readonly string[];
}

/**
 * Loads the credential and works out the node's identity and desired state; no vendor call.
 *
 * @throws whatever n8n throws where the credential is missing
 */
export async function startRun(
	context: IHookFunctions | IExecuteFunctions,
	vendor: TriggerVendor,
	request: RunRequest,
): Promise<Run> {
	const secrets = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
	const token = deriveToken({
		secret: secrets.secret,
		vendor: vendor.credentialType,
		instanceId: context.getInstanceId(),
		webhookId: request.webhookId,
	});
	const self: Identity = { url: request.url, webhookId: request.webhookId, token };
	const targets = vendor.targets(request.spec, { url: request.url, token });
	const places = targets.map(({ place }) => place);
	const formerPlaces = (request.formerPlaces ?? []).filter((place) => !places.includes(place));
	const adapter = vendor.adapter(context);
	/** Addresses with our token at which nobody listens any more. */
	const silent = new Set<string>();

	return {
		context,
		vendor,
		secrets,
		self,
		form: request.form,
		spec: request.spec,
		targets,
		adapter,
		async list() {
			const actual = await adapter.list(places, formerPlaces);
			const elsewhere = actual.filter((r) => isElsewhere(r, vendor.registeredToken(r), self));
			await Promise.all(
				elsewhere.map(async ({ url }) => {
					if ((await isListening(context, url)) === false) silent.add(url);
				}),
			);
			return actual;
		},
		owner: (r) => ownerOf(r, vendor.registeredToken(r), self, silent.has(r.url)),
	};
}

/**
 * The run n8n asks for when it publishes, unpublishes, or starts and ends listening for a test.
 *
 * @param state what is remembered: on deletion, n8n's modes no longer tell test from production
 * @throws NodeOperationError where n8n gave the node no webhook
 */
export async function startHookRun(
	context: IHookFunctions,
	vendor: TriggerVendor,
	{ form, places: formerPlaces }: Pick<RegistrationState, 'form' | 'places'>,
): Promise<Run> {
	const url = context.getNodeWebhookUrl('default');
	const { webhookId } = context.getNode();
	if (!url || !webhookId) {
		throw new NodeOperationError(context.getNode(), 'This trigger has no webhook address yet', {
			description: 'Delete the node, add it again from the node panel, save, and publish again.',
		});
	}
	const spec = await vendor.readSpec(context);
	return await startRun(context, vendor, {
		url,
		webhookId,
		form: form ?? 'production',
		spec,
		formerPlaces,
	});
}

/** Identifies exactly this desired state: another URL, event, attribute, token or API key gives another one. */
export function fingerprintOf(run: Run): string {
	return createHash('sha256')
		.update(JSON.stringify([run.targets, run.secrets.key, run.secrets.baseUrl]))
		.digest('hex');
}
