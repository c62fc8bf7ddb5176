import type { RequestContext } from '../../shared/http';
import { isPrivateUrl } from '../../shared/http';
import { cleanBaseUrl } from '../../shared/http/url';

/** Where PAVE is when the credential's Base URL is left blank. */
export const PAVE_URL = 'https://openapi.paveapi.com';

interface PaveAccount {
	username?: string;
	baseUrl?: string;
}

/** The capture link of a session, where PAVE's answer has none (pave-api.md 11). */
export async function captureUrl(context: RequestContext, key: string): Promise<string> {
	const { username = '' } = await context.getCredentials<PaveAccount>('paveApi');
	return `https://${encodeURIComponent(username.trim())}.vehiclecapture.com/${encodeURIComponent(key)}`;
}

/** Whether the credential leads to a PAVE inside the own network, that is, to a simulator. */
export async function isPrivateVendor(context: RequestContext): Promise<boolean> {
	const { baseUrl } = await context.getCredentials<PaveAccount>('paveApi');
	return isPrivateUrl(cleanBaseUrl(baseUrl, PAVE_URL));
}
