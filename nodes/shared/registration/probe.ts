import type { IExecuteFunctions, IHookFunctions, IHttpRequestMethods } from 'n8n-workflow';

/** n8n's type lists only the methods of a REST API; its HTTP client sends any. */
const OPTIONS = 'OPTIONS' as string as IHttpRequestMethods;

/** n8n's own words for a test URL that nobody listens at; a proxy whose n8n is restarting also answers 404. */
function isN8nsRefusal(body: unknown): boolean {
	return JSON.stringify(body ?? '').includes('is not registered');
}

/**
 * Asks an n8n whether something listens at a webhook URL, without triggering anything: n8n answers a browser's
 * preflight question with the methods that are registered there.
 *
 * @returns true or false only where n8n itself answered; undefined where nobody did, or something in between (a proxy,
 * a firewall)
 */
export async function isListening(
	context: IHookFunctions | IExecuteFunctions,
	url: string,
): Promise<boolean | undefined> {
	try {
		const { statusCode, headers, body } = (await context.helpers.httpRequest({
			method: OPTIONS,
			url,
			headers: { Origin: new URL(url).origin, 'Access-Control-Request-Method': 'POST' },
			returnFullResponse: true,
			ignoreHttpStatusErrors: true,
			timeout: 10_000,
			json: true,
		})) as { statusCode: number; headers: Record<string, string | undefined>; body?: unknown };
		if (statusCode === 404) return isN8nsRefusal(body) ? false : undefined;
		const methods = headers['access-control-allow-methods'];
		if (statusCode >= 300 || methods === undefined) return undefined;
		return methods.includes('POST');
	} catch (error) {
		context.logger.debug(
			`Could not ask ${new URL(url).origin} whether it listens: ${String(error)}`,
		);
		return undefined;
	}
}
