import type { IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { sameOrigin, webhookIdOf } from '../../../shared/trigger/addresses';
import { deriveToken } from '../../../shared/trigger/token';
import { autoGrabVendor } from '../../trigger/vendor';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

/**
 * A trigger keeps its own webhook: written here, it would lose the token that its deliveries need, or its
 * events, and the published workflow would no longer start.
 *
 * @param what the field or thing that is the trigger's, for the message
 * @throws NodeOperationError where the endpoint is the address of a trigger of this n8n
 */
export async function refuseTriggerUrl(
	context: IExecuteFunctions,
	itemIndex: number,
	endpoint: string,
	what: string,
): Promise<void> {
	if (!(await isTriggerUrl(context, itemIndex, endpoint))) return;
	throw operationError(context.getNode(), {
		message: `${what} is the address of a trigger of this n8n, which keeps its own webhook`,
		description:
			'Nothing was changed. Publish the workflow with the AutoGrab Trigger: it registers itself, with a token that only it knows. If its webhook was lost or changed at AutoGrab, use Webhook > Repair.',
	});
}

async function isTriggerUrl(
	context: IExecuteFunctions,
	itemIndex: number,
	endpoint: string,
): Promise<boolean> {
	const webhookId = webhookIdOf(endpoint);
	if (webhookId === undefined) return false;
	const account = await context.getCredentials('autoGrabApi');
	const { secret } = autoGrabVendor.secretsOf(account);
	const instanceId = context.getInstanceId();
	const token = deriveToken({ secret, vendor: 'autoGrabApi', instanceId, webhookId });
	if (new URL(endpoint).searchParams.get('token') === token) return true;
	// Where n8n receives webhooks, it also resumes executions; the editor may be reached elsewhere.
	const resume = String(context.evaluateExpression('{{ $execution.resumeUrl }}', itemIndex) ?? '');
	const addresses = [resume, context.getInstanceBaseUrl()];
	return UUID.test(webhookId) && addresses.some((address) => sameOrigin(address, endpoint));
}
