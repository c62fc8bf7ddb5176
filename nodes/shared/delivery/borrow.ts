import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { within } from '../http';
import { retrying } from '../retrying';
import { sameEndpoint } from '../trigger/addresses';
import { recall } from '../trigger/memory';
import type { ExclusivePlaces, TriggerVendor } from '../trigger/vendor';
import { PASSED_BY } from './passedBy';

/** n8n's editor waits for the answer, and so does the vendor: production normally answers in milliseconds. */
const PATIENCE_MS = 5_000;

const statusOf = (error: unknown) => (error as { response?: { status?: number } }).response?.status;

/**
 * While a test may borrow the place of the published registration, everything that arrives in it also belongs to
 * production: it is passed on to the production URL, which n8n tells here even in a test. Before the draft's filters,
 * and from here rather than from `execute()`, where a test sees the published workflow's static data.
 *
 * A production workflow that cannot be reached is logged; the test goes on.
 */
export async function forwardToProduction(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
	bodies: readonly IDataObject[],
): Promise<void> {
	const { exclusive } = vendor;
	if (context.getMode() !== 'manual' || !exclusive?.mayBorrow(context)) return;
	const url = context.getNodeWebhookUrl('default');
	if (url === undefined) return;

	const headers = {
		...exclusive.tokenHeaders(context),
		...(await productionHeaders(context, vendor, exclusive, url)),
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
				} as const;
				// Production recognises a repeat, so trying again costs nothing. Where it is not published, n8n says 404.
				const send = async () =>
					await context.helpers.httpRequest({ ...request, ...within(PATIENCE_MS) });
				await retrying(send, {
					attempts: 3,
					pauseMs: 500,
					worthwhile: (error) => statusOf(error) !== 404,
				});
			} catch (error) {
				if (statusOf(error) === 404) return;
				context.logger.error(
					`The published workflow did not take a borrowed event: ${String(error)}`,
				);
			}
		}),
	);
}

/**
 * The headers that production would have received: those of its own registration, which the borrowed delivery brought
 * along, so that whoever production displaced gets the event too.
 */
async function productionHeaders(
	context: IWebhookFunctions,
	vendor: TriggerVendor,
	exclusive: ExclusivePlaces,
	url: string,
): Promise<IDataObject> {
	const memory = exclusive.presentedMemory(context);
	if (memory === undefined) return {};
	const secrets = vendor.secretsOf(await context.getCredentials(vendor.credentialType));
	const { former } = recall(secrets, memory);
	if (!former || !sameEndpoint(exclusive.registrationOf(former).url, url)) return {};
	return exclusive.forwarding(former).headers;
}
