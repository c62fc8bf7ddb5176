import type { IExecuteFunctions, IHookFunctions, IHttpRequestMethods } from 'n8n-workflow';
import { connectionFailure } from '../errors';
import { within } from '../http';
import { readObject, readText } from '../json';

/** Asked for webhooks of the own n8n and of other systems: neither may wait long for it. */
const PATIENCE_MS = 5_000;

/** n8n's type lists only the methods of a REST API; its HTTP client sends any. */
const OPTIONS = 'OPTIONS' as string as IHttpRequestMethods;

/**
 * - `listens`: an n8n has a webhook for POST there
 * - `free`: an n8n says that it has none
 * - `dead`: there is no server any more (no such host, connection or encryption refused)
 * - `unclear`: no answer, or that of something in between (a proxy, a firewall, another system)
 */
export type Answer = 'listens' | 'free' | 'dead' | 'unclear';

/**
 * Asks an n8n whether something listens at a webhook URL, without triggering anything.
 *
 * First a browser's preflight question: where a webhook is registered, n8n answers it with the methods. Where none is,
 * n8n's answer is no answer (2.41 fails with 500, others say 404), and only then a request with a method that nobody
 * registers tells the rest in words. Never throws.
 */
export async function askAddress(
	context: IHookFunctions | IExecuteFunctions,
	url: string,
): Promise<Answer> {
	const ask = async (method: IHttpRequestMethods, headers: Record<string, string>) =>
		(await context.helpers.httpRequest({
			method,
			url,
			headers,
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			disableFollowRedirect: true,
			...within(PATIENCE_MS),
			json: true,
		})) as { statusCode: number; headers: Record<string, string | undefined>; body?: unknown };
	try {
		const preflight = await ask(OPTIONS, {
			Origin: new URL(url).origin,
			'Access-Control-Request-Method': 'POST',
		});
		const methods = preflight.headers['access-control-allow-methods'];
		if (preflight.statusCode < 300 && methods !== undefined) {
			return methods.includes('POST') ? 'listens' : 'free';
		}
		if (preflight.statusCode !== 404 && preflight.statusCode !== 500) return 'unclear';
		const { statusCode, body } = await ask('PATCH', {});
		return readRefusal(statusCode, body);
	} catch (error) {
		context.logger.debug(`No answer from ${new URL(url).origin}: ${String(error)}`);
		const failure = connectionFailure(error);
		// A name server that is down says nothing about the host.
		const known = failure && !failure.maybeSent && failure.code !== 'EAI_AGAIN';
		return known ? 'dead' : 'unclear';
	}
}

/**
 * Whether something listens at a webhook URL of an n8n.
 *
 * @returns true or false only where n8n itself answered; undefined where nobody did, or something in between
 */
export async function isListening(
	context: IHookFunctions | IExecuteFunctions,
	url: string,
): Promise<boolean | undefined> {
	const answer = await askAddress(context, url);
	return answer === 'listens' ? true : answer === 'free' ? false : undefined;
}

/** Reads n8n's answer to a request with a method that has no webhook; n8n names the methods that have. */
function readRefusal(status: number, body: unknown): Answer {
	if (status !== 404) return 'unclear';
	const words = readText(readObject(body).message) ?? '';
	if (/requested webhook .* is not registered/i.test(words)) return 'free';
	if (/not registered for \w+ requests/i.test(words)) {
		return /make an? .*\bPOST\b/.test(words) ? 'listens' : 'free';
	}
	return 'unclear';
}
