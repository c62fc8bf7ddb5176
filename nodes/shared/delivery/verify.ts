import { sleep, type IWebhookFunctions } from 'n8n-workflow';
import type { TriggerVendor } from '../trigger/vendor';
import { readState } from '../trigger/state';
import { deriveToken, hashToken, looksLikeToken, sameHash } from '../trigger/token';

/** Loading the credential is the expensive part of a check, so a flood of forged deliveries must not cause it. */
const DERIVE_EVERY_MS = 10_000;
/** Deliveries that may wait for the next derivation; beyond it they are asked to come again. */
const MAX_WAITING = 2_000;
const MAX_NODES = 1_000;

interface Derived {
	hash: Promise<string>;
	at: number;
	waiting: number;
}

/** By webhook id and credential id; process-wide, because n8n makes a new node for each delivery. */
const derivedHashes = new Map<string, Derived>();

function cacheKey(context: IWebhookFunctions, vendor: TriggerVendor): string {
	const node = context.getNode();
	return [node.webhookId, node.credentials?.[vendor.credentialType]?.id].join('|');
}

async function deriveHash(context: IWebhookFunctions, vendor: TriggerVendor): Promise<string> {
	const { secret } = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
	const token = deriveToken({
		secret,
		vendor: vendor.credentialType,
		instanceId: context.getInstanceId(),
		webhookId: context.getNode().webhookId ?? '',
	});
	return hashToken(token);
}

function derive(key: string, context: IWebhookFunctions, vendor: TriggerVendor): Derived {
	const entry: Derived = { hash: deriveHash(context, vendor), at: Date.now(), waiting: 0 };
	// A credential that could not be loaded is no verdict: the next delivery tries again.
	entry.hash.catch(() => derivedHashes.delete(key));
	derivedHashes.delete(key);
	derivedHashes.set(key, entry);
	if (derivedHashes.size > MAX_NODES) {
		const [oldest] = derivedHashes.keys();
		derivedHashes.delete(oldest);
	}
	return entry;
}

export type Verdict = 'authentic' | 'forged' | 'busy';

/**
 * Tells whether a delivery carries this node's token. Compares hashes in constant time: first with the one that
 * registration remembered, then with the one derived from the credential.
 *
 * Only the derivation is limited, never the comparison. A delivery whose token fits neither hash waits for the next
 * derivation rather than being refused, because the secret may just have been rotated and the vendor will not send
 * the event again.
 *
 * @throws whatever n8n throws where the credential cannot be loaded
 */
export async function verifyDelivery(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
): Promise<Verdict> {
	const token = vendor.presentedToken(context);
	if (!looksLikeToken(token)) return 'forged';
	const presented = hashToken(token);

	const { tokenHash } = readState(context);
	if (tokenHash !== undefined && sameHash(presented, tokenHash)) return 'authentic';

	const key = cacheKey(context, vendor);
	const known = derivedHashes.get(key);
	if (known && sameHash(presented, await known.hash)) return 'authentic';

	const age = known ? Date.now() - known.at : DERIVE_EVERY_MS;
	if (known && age < DERIVE_EVERY_MS) {
		if (known.waiting >= MAX_WAITING) return 'busy';
		known.waiting++;
		await sleep(DERIVE_EVERY_MS - age);
	}
	// Whoever wakes first derives; the others share the result.
	const current = derivedHashes.get(key);
	const fresh = current && current !== known ? current : derive(key, context, vendor);
	return sameHash(presented, await fresh.hash) ? 'authentic' : 'forged';
}
