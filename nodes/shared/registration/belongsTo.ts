import type { IExecuteFunctions } from 'n8n-workflow';
import { isOwnWebhookPath, webhookIdOf } from '../trigger/addresses';
import type { Registration } from '../trigger/registration';
import { tokensOf } from '../trigger/token';
import type { TriggerVendor } from '../trigger/vendor';

/**
 * Whose each registration is, in words: "this n8n, workflow <id>", "this n8n at another address, or a copy of it",
 * "another system". No request is made.
 *
 * @throws whatever n8n throws if the credential is missing
 */
export async function belongsTo(
	context: IExecuteFunctions,
	vendor: TriggerVendor,
	registrations: readonly Registration[],
): Promise<string[]> {
	const { secret } = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
	const tokenOf = tokensOf(context, vendor, secret);
	return registrations.map((registration) => {
		const { url } = registration;
		const token = vendor.registeredToken(registration);
		const webhookId = webhookIdOf(url);
		const isTest = token === tokenOf(webhookId, 'test');
		const isOurs = isTest || token === tokenOf(webhookId);
		const isHere = isOwnWebhookPath(context, url);
		if (!isOurs && !isHere) return 'another system';
		const workflow = vendor.registeredWorkflow(registration);
		return [
			isHere || isTest ? 'this n8n' : 'this n8n at another address, or a copy of it',
			...(isTest ? ['test'] : []),
			...(workflow === undefined ? [] : [`workflow ${workflow}`]),
		].join(', ');
	});
}
