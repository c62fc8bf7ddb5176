import type { IWebhookFunctions } from 'n8n-workflow';
import { readState } from '../trigger/state';
import { hashToken, looksLikeToken, sameHash, tokensOf } from '../trigger/token';
import type { TriggerVendor } from '../trigger/vendor';

/** Loading the credential is the expensive part of a check, so a flood of forged deliveries must not cause it. */
const DERIVE_EVERY_MS = 1_000;
/** After this long a derived hash is derived again before it is believed: the secret may have been changed. */
const TRUST_MS = 60_000;
/** Deliveries that may wait for a derivation under way; each keeps about 10 MB of n8n's memory busy. */
const MAX_WAITING = 50;
const MAX_NODES = 1_000;

/** What a process knows of one node and one credential beyond what the registration remembers. */
interface Derived {
	hash: Promise<string>;
	at: number;
	/** Deliveries that wait for it now. */
	waiting: number;
	/** The registration it was derived beside; after the next one it means nothing. */
	beside: string | undefined;
	/** The vendor was seen to send this token, so the remembered one is out of date. */
	inUse: boolean;
}

/** By webhook id, credential id and kind; process-wide, because n8n makes a new node for each delivery. */
const derived = new Map<string, Derived>();

export type Verdict = 'authentic' | 'forged' | 'busy';

/**
 * Tells whether a delivery carries this node's token. Compares hashes in constant time: first with the one that
 * registration remembered, then with the one derived from the credential.
 *
 * Nobody waits, except for a derivation that is under way, and there is at most one a second: what cannot be answered
 * at once is refused at once. What is derived holds only beside the registration it was derived for, and once the
 * vendor has been seen to send the derived token, the remembered one is out of date (an older snapshot of the
 * workflow's static data may have come back). So changing the secret and publishing revokes the old token.
 *
 * @throws whatever n8n throws if the credential cannot be loaded
 */
export async function authenticate(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
): Promise<Verdict> {
	const token = vendor.presentedToken(context);
	if (!looksLikeToken(token)) return 'forged';
	const presented = hashToken(token);
	const { tokenHash } = readState(context);
	const key = cacheKey(context, vendor);
	const cached = derived.get(key);
	const known = cached?.beside === tokenHash ? cached : undefined;

	const outdated = known?.inUse === true && !sameHash(tokenHash ?? '', await known.hash);
	if (tokenHash !== undefined && !outdated && sameHash(presented, tokenHash)) return 'authentic';

	const age = known ? Date.now() - known.at : Infinity;
	if (known && age < TRUST_MS) {
		if (known.waiting >= MAX_WAITING) return 'busy';
		if (await matches(known, presented)) return 'authentic';
		if (age < DERIVE_EVERY_MS) return 'forged';
	}
	// Whoever comes first derives; the others share the result.
	const current = derived.get(key);
	const shared = current !== cached && current?.beside === tokenHash ? current : undefined;
	if (shared && shared.waiting >= MAX_WAITING) return 'busy';
	const fresh = shared ?? derive(key, context, vendor, tokenHash);
	return (await matches(fresh, presented)) ? 'authentic' : 'forged';
}

function cacheKey(context: IWebhookFunctions, vendor: TriggerVendor): string {
	const node = context.getNode();
	const credential = node.credentials?.[vendor.credentialType]?.id;
	return [node.webhookId, credential, context.getMode() === 'manual'].join('|');
}

async function deriveHash(context: IWebhookFunctions, vendor: TriggerVendor): Promise<string> {
	const { secret } = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
	const kind = context.getMode() === 'manual' ? 'test' : 'production';
	return hashToken(tokensOf(context, vendor, secret)(context.getNode().webhookId, kind));
}

function derive(
	key: string,
	context: IWebhookFunctions,
	vendor: TriggerVendor,
	beside: string | undefined,
): Derived {
	const hash = deriveHash(context, vendor);
	const entry: Derived = { hash, at: Date.now(), waiting: 0, beside, inUse: false };
	// A credential that could not be loaded is no verdict: the next delivery tries again.
	hash.catch(() => derived.delete(key));
	derived.delete(key);
	derived.set(key, entry);
	if (derived.size > MAX_NODES) {
		const [oldest] = derived.keys();
		derived.delete(oldest);
	}
	return entry;
}

async function matches(entry: Derived, presented: string): Promise<boolean> {
	entry.waiting++;
	try {
		const same = sameHash(presented, await entry.hash);
		entry.inUse ||= same;
		return same;
	} finally {
		entry.waiting--;
	}
}
