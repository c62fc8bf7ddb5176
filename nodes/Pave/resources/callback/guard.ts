import type { IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { Limiter } from '../../../shared/limiter';
import { sameOrigin, webhookIdOf } from '../../../shared/trigger/addresses';
import { isListening } from '../../../shared/registration/probe';
import { deriveToken } from '../../../shared/trigger/token';
import type { PaveCallback } from '../../api';
import { paveVendor } from '../../trigger/vendor';
import { nameOf } from './theEvent';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;

const turns = new WeakMap<IExecuteFunctions, Limiter>();

/** Items that name the same event must not each see "none yet": what looks first and then writes goes one by one. */
export async function oneAtATime<T>(
	context: IExecuteFunctions,
	work: () => Promise<T>,
): Promise<T> {
	const turn = turns.get(context) ?? new Limiter(1);
	turns.set(context, turn);
	return await turn.run(work);
}

/**
 * A published trigger keeps its own callback: changed here, the workflow would no longer start.
 * @throws NodeOperationError where the callback belongs to a trigger of this n8n that listens, or may
 */
export async function refuseTriggers(
	context: IExecuteFunctions,
	itemIndex: number,
	{ event, url, headers }: Pick<PaveCallback, 'event' | 'url' | 'headers'>,
): Promise<void> {
	if (!(await isOurs(context, itemIndex, url, headers))) return;
	if ((await isListening(context, url)) === false) return;
	throw operationError(context.getNode(), {
		message: `${nameOf(event)} belongs to a published PAVE Trigger of this n8n`,
		description:
			'Nothing was changed. Unpublish that workflow to give the event free. If its registration was lost or changed at PAVE, use Callback > Repair.',
	});
}

/** By the token, which only this n8n can derive; or by the address, where the API secret has changed since. */
async function isOurs(
	context: IExecuteFunctions,
	itemIndex: number,
	url: string,
	headers: PaveCallback['headers'],
): Promise<boolean> {
	const webhookId = webhookIdOf(url);
	if (webhookId === undefined) return false;
	const { secret } = paveVendor.secretsOf(await context.getCredentials('paveApi'));
	const instanceId = context.getInstanceId();
	const token = deriveToken({ secret, vendor: paveVendor.credentialType, instanceId, webhookId });
	if (Object.values(headers).some((value) => value === `Bearer ${token}`)) return true;
	// Where n8n receives webhooks, it also resumes executions; the editor may be reached elsewhere.
	const resume = String(context.evaluateExpression('{{ $execution.resumeUrl }}', itemIndex) ?? '');
	const addresses = [resume, context.getInstanceBaseUrl()];
	return UUID.test(webhookId) && addresses.some((address) => sameOrigin(address, url));
}
