import { createHash } from 'crypto';
import { NodeOperationError, type IExecuteFunctions, type IHookFunctions } from 'n8n-workflow';
import type { RegistrationSpec, Secrets, TriggerVendor } from '../triggerVendor';
import { deriveToken } from '../delivery/token';
import { ownerOf, type Identity, type Owner } from './ownership';
import type { Form, Registration, RegistrationAdapter, Target } from './types';

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
	owner(registration: Registration): Owner;
}

export interface RunRequest {
	url: string;
	webhookId: string;
	form: Form;
	spec: RegistrationSpec;
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
	return {
		context,
		vendor,
		secrets,
		self,
		form: request.form,
		spec: request.spec,
		targets: vendor.targets(request.spec, { url: request.url, token }),
		adapter: vendor.adapter(context),
		owner: (registration) => ownerOf(registration, vendor.registeredToken(registration), self),
	};
}

/**
 * The run n8n asks for when it publishes, unpublishes, or starts and ends listening for a test.
 *
 * @param form test or production; on deletion n8n's modes no longer tell, so the caller says what it remembers
 * @throws NodeOperationError where n8n gave the node no webhook
 */
export async function startHookRun(
	context: IHookFunctions,
	vendor: TriggerVendor,
	form: Form,
): Promise<Run> {
	const url = context.getNodeWebhookUrl('default');
	const { webhookId } = context.getNode();
	if (!url || !webhookId) {
		throw new NodeOperationError(context.getNode(), 'This trigger has no webhook address yet', {
			description: 'Delete the node, add it again from the node panel, save, and publish again.',
		});
	}
	const spec = await vendor.readSpec(context);
	return await startRun(context, vendor, { url, webhookId, form, spec });
}

/** Identifies exactly this desired state: another URL, event, attribute, token or API key gives another one. */
export function fingerprintOf(run: Run): string {
	return createHash('sha256')
		.update(JSON.stringify([run.targets, run.secrets.key, run.secrets.baseUrl]))
		.digest('hex');
}
