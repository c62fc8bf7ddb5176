import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { blockedText, isBlocked, isTransient } from '../errors';
import { isPrivateUrl, requestCapped } from '../http';
import { retrying } from '../retrying';
import { hostOf } from '../trigger/addresses';
import { PASSED_BY } from '../trigger/passedBy';
import type { Delivery, ExclusiveSlots, Secrets, TriggerVendor } from '../trigger/vendor';
import { decodeRecord } from './displacedRecord';

const TIMEOUT_MS = 10_000;

/**
 * Forwards an event to whoever was displaced for it, with that registration's own method, headers and attributes. Who
 * that is came with the delivery itself. Only for real deliveries. Never throws.
 *
 * @returns a hint for the user if it did not work; the event itself is never affected
 */
export async function forward(
	context: IExecuteFunctions | IWebhookFunctions,
	vendor: TriggerVendor,
	delivery: Delivery,
	ownAttributes: readonly string[],
): Promise<string | undefined> {
	const { exclusive } = vendor;
	const webhookId = context.getNode().webhookId ?? '';
	const { record, passedBy } = delivery;
	if (!exclusive || record === undefined || passedBy.includes(webhookId)) return undefined;
	if (context.getMode() === 'manual' || !exclusive.wantsForwarding(context)) return undefined;
	try {
		const secrets = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
		const slot = String(delivery.body.event);
		const displaced = decodeRecord(exclusive, secrets, record, slot);
		if (!displaced) return undefined;
		if ('lockedHost' in displaced) {
			const { lockedHost } = displaced;
			return `The event was not forwarded to ${lockedHost}: the API Secret in n8n was changed. Put the former secret into the ${vendor.name} credential, or set ${lockedHost} up again.`;
		}
		return await send(context, exclusive, secrets, displaced.former, delivery, ownAttributes);
	} catch (error) {
		return `The event could not be forwarded: ${String(error)}`;
	}
}

/**
 * The body a displaced registration would have received: what arrived, less the attributes that this node had added,
 * plus those the displaced one had asked for, if the event has no such key itself.
 */
function bodyFor(
	body: IDataObject,
	ownAttributes: readonly string[],
	theirAttributes: IDataObject,
): IDataObject {
	const own = new Set(ownAttributes);
	const arrived = Object.fromEntries(Object.entries(body).filter(([key]) => !own.has(key)));
	return { ...theirAttributes, ...arrived };
}

/** JSON under whatever content type the receiver had asked for, as the vendor would have sent it. */
function headersFor(headers: IDataObject, hops: readonly string[]): IDataObject {
	const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
	return {
		...(typed ? {} : { 'Content-Type': 'application/json' }),
		...headers,
		[PASSED_BY]: hops.join(','),
	};
}

async function send(
	context: IExecuteFunctions | IWebhookFunctions,
	exclusive: ExclusiveSlots,
	secrets: Secrets,
	former: IDataObject,
	{ body, passedBy }: Delivery,
	ownAttributes: readonly string[],
): Promise<string | undefined> {
	const { url, method, headers, attributes } = exclusive.forwarding(former);
	const host = hostOf(url);
	if (isPrivateUrl(url) && !isPrivateUrl(secrets.baseUrl)) {
		return `The event was not forwarded: ${host} is a private address.`;
	}
	const request = {
		method,
		url,
		headers: headersFor(headers, [...passedBy, context.getNode().webhookId ?? '']),
		body: JSON.stringify(bodyFor(body, ownAttributes, attributes)),
		timeoutMs: TIMEOUT_MS,
	};
	const later = (status: number) => status === 429 || status >= 500;
	try {
		const status = await retrying(async () => (await requestCapped(context, request)).status, {
			attempts: 3,
			pauseMs: 1_000,
			worthwhile: isTransient,
			again: later,
		});
		return status < 300
			? undefined
			: `The event arrived here but could not be forwarded to ${host}: it answered ${status}.`;
	} catch (error) {
		if (isBlocked(error)) {
			const { message, description } = blockedText(host);
			return `The event was not forwarded. ${message}. ${description}`;
		}
		return `The event arrived here but could not be forwarded to ${host}: it did not answer.`;
	}
}
