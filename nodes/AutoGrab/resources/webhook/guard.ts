import type { IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { isOwnTrigger, isPublishedTrigger } from '../../../shared/registration/ownTrigger';
import { autoGrabVendor } from '../../trigger/autoGrabVendor';

/**
 * A trigger keeps its own webhook: written here, it would lose the token that its deliveries need, or its
 * events, and the published workflow would no longer start.
 *
 * @param what the field or thing that is the trigger's, for the message
 * @throws NodeOperationError if the endpoint is the address of a trigger of this n8n
 */
export async function refuseTriggerUrl(
	context: IExecuteFunctions,
	endpoint: string,
	what: string,
): Promise<void> {
	if (!(await isOwnTrigger(context, autoGrabVendor, registrationAt(endpoint)))) return;
	throw operationError(context.getNode(), {
		message: `${what} is the address of a trigger of this n8n, which keeps its own webhook`,
		description:
			'Nothing was changed. Publish the workflow with the AutoGrab Trigger: it registers itself, with a token that only it knows. If its webhook was lost or changed at AutoGrab, use Webhook > Repair.',
	});
}

/**
 * Without its webhook, a published workflow would no longer start, and nobody would know.
 * @throws NodeOperationError if a trigger of this n8n is published at the endpoint, or may be
 */
export async function refusePublished(context: IExecuteFunctions, endpoint: string): Promise<void> {
	if (!(await isPublishedTrigger(context, autoGrabVendor, registrationAt(endpoint)))) return;
	throw operationError(context.getNode(), {
		message: 'The webhook belongs to a published AutoGrab Trigger of this n8n',
		description:
			'Nothing was deleted. Unpublish that workflow instead: it removes its own webhook.',
	});
}

function registrationAt(url: string) {
	const tokens = URL.canParse(url) ? new URL(url).searchParams.getAll('token') : [];
	return { url, tokens };
}
