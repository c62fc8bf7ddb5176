import type { IExecuteFunctions } from 'n8n-workflow';

import { sameOrigin, webhookIdOf } from '../trigger/addresses';
import { tokensOf } from '../trigger/token';
import type { TriggerVendor } from '../trigger/vendor';
import { askAddress } from './ask';

/** n8n's webhook ids: another system's address may end in `/webhook`, too. */
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * Whether a registration is that of a trigger of this n8n, which an action must not change: it carries the token that
 * only this n8n can derive, or, if the secret has changed since, leads to a webhook address of this n8n.
 *
 * @param tokens what the registration carries where a trigger's token would be
 */
export async function isOwnTrigger(
	context: IExecuteFunctions,
	vendor: Pick<TriggerVendor, 'credentialType' | 'secretsOf'>,
	{ url, tokens }: { url: string; tokens: readonly unknown[] },
): Promise<boolean> {
	const webhookId = webhookIdOf(url);
	if (webhookId === undefined) return false;
	const { secret } = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
	if (tokens.includes(tokensOf(context, vendor, secret)(webhookId))) return true;
	// Where n8n receives webhooks, it also resumes executions; the editor may be reached elsewhere.
	const resume = String(context.evaluateExpression('{{ $execution.resumeUrl }}', 0) ?? '');
	const addresses = [resume, context.getInstanceBaseUrl()];
	return UUID.test(webhookId) && addresses.some((address) => sameOrigin(address, url));
}

/** As {@link isOwnTrigger}, and published, or at least nobody says that it is not: what a trigger left behind is free. */
export async function isPublishedTrigger(
	...[context, vendor, registration]: Parameters<typeof isOwnTrigger>
): Promise<boolean> {
	if (!(await isOwnTrigger(context, vendor, registration))) return false;
	try {
		return (await askAddress(context, registration.url)).status !== 404;
	} catch (error) {
		context.logger.debug(`No answer from this n8n's own address: ${String(error)}`);
		return true;
	}
}
