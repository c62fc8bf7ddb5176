import { createHash, createHmac, timingSafeEqual } from 'crypto';

/** A published trigger and a test that listens have different tokens, so a registration says which of them it is for. */
export type TokenKind = 'production' | 'test';

export interface TokenInput {
	/** The credential's secret; only who holds it can derive the token. */
	secret: string;
	/** Keeps the tokens of two vendors apart, should they ever share a secret. */
	vendor: string;
	instanceId: string;
	webhookId: string;
}

/** Changing a label would invalidate every registration there is. */
const LABEL = { production: 'delivery token', test: 'test delivery token' };

/**
 * The token that a vendor must send with each delivery: HMAC-SHA256, base64url (43 characters).
 *
 * It is derived, never stored: the same after restarts, renames and on every worker, and another one for a copy of the
 * workflow or on another n8n.
 */
export function deriveToken(
	{ secret, vendor, instanceId, webhookId }: TokenInput,
	kind: TokenKind = 'production',
): string {
	return createHmac('sha256', secret)
		.update([LABEL[kind], vendor, instanceId, webhookId].join('\n'))
		.digest('base64url');
}

/** Derives the tokens of this n8n's triggers that have one credential, by webhook id. */
export function tokensOf(
	context: { getInstanceId(): string },
	vendor: { readonly credentialType: string },
	secret: string,
) {
	const of = { secret, vendor: vendor.credentialType, instanceId: context.getInstanceId() };
	return (webhookId = '', kind: TokenKind = 'production') =>
		deriveToken({ ...of, webhookId }, kind);
}

export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

/** A text that cannot be a token need not be compared with one. */
export function looksLikeToken(text: string | undefined): text is string {
	return text !== undefined && /^[\w-]{43}$/.test(text);
}

/** Compares two hashes of equal length in constant time. */
export function sameHash(a: string, b: string): boolean {
	const left = Buffer.from(a);
	const right = Buffer.from(b);
	return left.length === right.length && timingSafeEqual(left, right);
}
