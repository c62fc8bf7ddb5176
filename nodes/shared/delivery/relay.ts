import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { Delivery, Secrets, TriggerVendor } from '../trigger/vendor';
import { isTransient } from '../errors';
import { isPrivateUrl } from '../http/addresses';
import { retrying } from '../retrying';
import { hostOf } from '../registration/ownership';
import { unseal } from '../trigger/sealed';
import { readState } from '../trigger/state';
import type { Target } from '../trigger/registration';

/** Names the nodes that have passed an event on, so that two n8n that relay to each other stop. */
export const PASSED_BY = 'x-n8n-passed-by';
const TIMEOUT_MS = 10_000;

/** Webhook ids out of the header above; at most as many as a sane chain has. */
export function readPassedBy(header: unknown): string[] {
	if (typeof header !== 'string') return [];
	return header
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '')
		.slice(0, 20);
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

const statusOf = (error: unknown) => (error as { response?: { status?: number } }).response?.status;

/** A receiver that acted and then answered badly must not get the event again because of it. */
function worthAnotherTry(error: unknown): boolean {
	const status = statusOf(error);
	return status === undefined ? isTransient(error) : status === 429 || status >= 500;
}

/**
 * Passes an event on to whoever was displaced for it, with that registration's own method, headers and attributes.
 *
 * @returns a hint for the user where it did not work; the event itself is never affected
 */
export async function relay(
	context: IExecuteFunctions,
	vendor: TriggerVendor,
	secrets: Secrets,
	{ body, passedBy }: Delivery,
	ownAttributes: readonly string[],
): Promise<string | undefined> {
	const webhookId = context.getNode().webhookId ?? '';
	const { exclusive } = vendor;
	if (!exclusive || passedBy.includes(webhookId)) return undefined;
	const { displaced, fingerprint } = readState(context);
	const displacedHere = displaced?.[exclusive.placeOf(body)];
	if (!displacedHere && fingerprint === undefined) {
		return 'The event was not forwarded: it arrived while the workflow was still being published.';
	}
	if (!displacedHere || displacedHere.productionUrl) return undefined;
	const former = unseal<{ former: Target }>(secrets.secret, displacedHere.sealed)?.former;
	if (!former) {
		return `The event was not forwarded: the ${vendor.name} credential has another secret than when the former receiver was taken over. Unpublish and publish again.`;
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
					headers: { ...headers, [PASSED_BY]: [...passedBy, webhookId].join(',') },
					body: bodyFor(body, ownAttributes, attributes),
					json: true,
					timeout: TIMEOUT_MS,
					disableFollowRedirect: true,
				}),
			{ attempts: 3, pauseMs: 1_000, worthwhile: worthAnotherTry },
		);
		return undefined;
	} catch (error) {
		const status = statusOf(error);
		const why = status === undefined ? 'it did not answer' : `it answered ${status}`;
		return `The event arrived here but could not be forwarded to ${hostOf(url)}: ${why}.`;
	}
}
