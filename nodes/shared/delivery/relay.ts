import type { IDataObject, IExecuteFunctions, IWebhookFunctions } from 'n8n-workflow';
import { blockedText, isBlocked, isTransient } from '../errors';
import { isPrivateUrl, within } from '../http';
import { retrying } from '../retrying';
import { hostOf } from '../trigger/addresses';
import { isReference, recall } from '../trigger/memory';
import { keptMemory, readState } from '../trigger/state';
import type { Delivery, Secrets, TriggerVendor } from '../trigger/vendor';
import { PASSED_BY } from './passedBy';

const TIMEOUT_MS = 10_000;

const statusOf = (error: unknown) => (error as { response?: { status?: number } }).response?.status;

/**
 * Passes an event on to whoever was displaced for it, with that registration's own method, headers and attributes. Who
 * that is came with the delivery itself; the workflow's static data is asked only where it was too long to travel.
 * Only for real deliveries: in a test, the static data seen here is the published workflow's. Never throws.
 *
 * @returns a hint for the user where it did not work; the event itself is never affected
 */
export async function relayIfWanted(
	context: IExecuteFunctions | IWebhookFunctions,
	vendor: TriggerVendor,
	delivery: Delivery,
	ownAttributes: readonly string[],
): Promise<string | undefined> {
	if (context.getMode() === 'manual' || !vendor.exclusive?.wantsRelay(context)) return undefined;
	try {
		const secrets = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
		return await relay(context, vendor, secrets, delivery, ownAttributes);
	} catch (error) {
		return `The event could not be forwarded: ${String(error)}`;
	}
}

/**
 * The body a displaced registration would have received: what arrived, less the attributes that this node had added,
 * plus those the displaced one had asked for, where the event has no such key itself.
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

/** A receiver that acted and then answered badly must not get the event again because of it. */
function worthAnotherTry(error: unknown): boolean {
	const status = statusOf(error);
	return status === undefined ? isTransient(error) : status === 429 || status >= 500;
}

/** JSON under whatever content type the receiver had asked for, as the vendor would have sent it. */
function headersFor(headers: IDataObject, passedBy: readonly string[]): IDataObject {
	const typed = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
	return {
		...(typed ? {} : { 'Content-Type': 'application/json' }),
		...headers,
		[PASSED_BY]: passedBy.join(','),
	};
}

async function relay(
	context: IExecuteFunctions | IWebhookFunctions,
	vendor: TriggerVendor,
	secrets: Secrets,
	delivery: Delivery,
	ownAttributes: readonly string[],
): Promise<string | undefined> {
	const webhookId = context.getNode().webhookId ?? '';
	const { body, passedBy } = delivery;
	const { exclusive } = vendor;
	if (!exclusive || passedBy.includes(webhookId)) return undefined;
	if (delivery.memory === undefined) return undefined;
	const memory = keptMemory(readState(context), delivery.memory);
	const { host, former } = recall(secrets, memory);
	if (!former && isReference(memory)) {
		return `The event was not forwarded to ${host}: n8n no longer has what it kept of that registration. Set ${host} up again.`;
	}
	if (!former) {
		return `The event was not forwarded to ${host}: the ${vendor.name} credential has another secret than when it was taken over. Put the former secret back, or set ${host} up again.`;
	}
	const { url, method, headers, attributes } = exclusive.forwarding(former);
	if (isPrivateUrl(url) && !isPrivateUrl(secrets.baseUrl)) {
		return `The event was not forwarded: ${hostOf(url)} is a private address.`;
	}
	try {
		await retrying(
			async () =>
				await context.helpers.httpRequest({
					method,
					url,
					headers: headersFor(headers, [...passedBy, webhookId]),
					body: JSON.stringify(bodyFor(body, ownAttributes, attributes)),
					...within(TIMEOUT_MS),
					disableFollowRedirect: true,
				}),
			{ attempts: 3, pauseMs: 1_000, worthwhile: worthAnotherTry },
		);
		return undefined;
	} catch (error) {
		if (isBlocked(error)) {
			const { message, description } = blockedText(hostOf(url));
			return `The event was not forwarded. ${message}. ${description}`;
		}
		const status = statusOf(error);
		const why = status === undefined ? 'it did not answer' : `it answered ${status}`;
		return `The event arrived here but could not be forwarded to ${hostOf(url)}: ${why}.`;
	}
}
