import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import type { TriggerVendor } from '../trigger/vendor';
import { retrying } from '../retrying';
import { readState } from '../trigger/state';
import { PASSED_BY } from './relay';

/** n8n's editor waits for the answer, and so does the vendor: production normally answers in milliseconds. */
const PATIENCE_MS = 5_000;

/**
 * While a test borrows the production registration's place, everything that arrives also belongs to production. It is
 * passed on here, before the draft's filters: in a test, `execute()` sees the published workflow's static data.
 *
 * A production workflow that cannot be reached is logged; the test goes on.
 */
export async function forwardToProduction(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
	bodies: readonly IDataObject[],
): Promise<void> {
	if (context.getMode() !== 'manual' || !vendor.exclusive) return;
	const { displaced = {} } = readState(context);
	const productionUrls = Object.values(displaced).map(({ productionUrl }) => productionUrl);
	const url = productionUrls.find((candidate) => candidate !== undefined);
	if (url === undefined) return;

	const headers = {
		...vendor.exclusive.tokenHeaders(context),
		[PASSED_BY]: context.getHeaderData()[PASSED_BY],
	};
	await Promise.all(
		bodies.map(async (body) => {
			try {
				const request = {
					method: 'POST',
					url,
					headers,
					body,
					json: true,
					timeout: PATIENCE_MS,
				} as const;
				// Production recognises a repeat, so trying again costs nothing.
				await retrying(async () => await context.helpers.httpRequest(request), {
					attempts: 3,
					pauseMs: 500,
				});
			} catch (error) {
				context.logger.error(
					`The published workflow did not take a borrowed event: ${String(error)}`,
				);
			}
		}),
	);
}
