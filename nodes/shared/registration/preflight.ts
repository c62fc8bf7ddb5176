import { operationError } from '../errors';
import { isPrivateUrl } from '../http/addresses';
import type { Session } from '../trigger/vendor';

/** n8n takes both kinds of address from settings of whoever runs it. */
const PASS_ON =
	'Pass this on to whoever runs n8n: "Set N8N_WEBHOOK_URL (older: WEBHOOK_URL) to n8n\'s public https:// address and restart."';
const TESTS =
	' Test addresses follow N8N_WEBHOOK_URL, too; if only WEBHOOK_URL is set, newer n8n takes N8N_EDITOR_BASE_URL for them.';

/**
 * Refuses, before any vendor call, a webhook URL that the vendor could never reach. If the vendor itself runs on a
 * private address (a simulator, a proxy), every URL is fine.
 *
 * @throws NodeOperationError that says what to set
 */
export function assertReachable({ context, vendor, secrets, self, isTest }: Session): void {
	if (isPrivateUrl(secrets.baseUrl)) return;
	const { origin, protocol } = new URL(self.url);
	const description = `${PASS_ON}${isTest ? TESTS : ''} Then ${isTest ? 'test' : 'publish'} again.`;
	if (isPrivateUrl(self.url)) {
		throw operationError(context.getNode(), {
			message: `${vendor.name} cannot send events to this n8n: ${origin} works only on your own network`,
			description,
		});
	}
	if (protocol !== 'https:') {
		throw operationError(context.getNode(), {
			message: `This n8n would receive vehicle and customer data unencrypted at ${origin}`,
			description,
		});
	}
}
