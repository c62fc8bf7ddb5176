import { createHmac, timingSafeEqual } from 'node:crypto';

import type { PaveAccount } from './types';

export interface PresentedHeaders {
	key: string | undefined;
	token: string | undefined;
	timestamp: string | undefined;
}

export type AuthResult = { account: PaveAccount } | { refused: string };

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** The API-Token of reference section 2.2: lowercase hex HMAC-SHA256 of `username:key@timestamp`. */
export function paveToken(
	account: Pick<PaveAccount, 'username' | 'apiKey' | 'apiSecret'>,
	timestamp: string,
): string {
	return createHmac('sha256', account.apiSecret)
		.update(`${account.username}:${account.apiKey}@${timestamp}`)
		.digest('hex');
}

/** Checks the three headers; the reason of a refusal is for the request log, never for the caller. */
export function checkHeaders(
	headers: PresentedHeaders,
	accounts: PaveAccount[],
	now: Date,
	windowSeconds: number,
): AuthResult {
	const { key, token, timestamp } = headers;
	if (!key || !token || !timestamp)
		return { refused: 'API-Key, API-Token or API-Timestamp missing' };
	const account = accounts.find((candidate) => candidate.apiKey === key);
	if (!account) return { refused: 'unknown API-Key' };
	if (!TIMESTAMP.test(timestamp) || Number.isNaN(Date.parse(timestamp))) {
		return { refused: 'API-Timestamp is not YYYY-MM-DDTHH:MM:SSZ' };
	}
	const offSeconds = (Date.parse(timestamp) - now.getTime()) / 1000;
	if (Math.abs(offSeconds) > windowSeconds) {
		return { refused: `API-Timestamp is ${Math.round(offSeconds)} s off` };
	}
	const expected = Buffer.from(paveToken(account, timestamp));
	const presented = Buffer.from(token);
	if (presented.length !== expected.length || !timingSafeEqual(presented, expected)) {
		return { refused: 'API-Token does not fit account name, key and secret' };
	}
	return { account };
}
