import type { INode } from 'n8n-workflow';
import { operationError } from '../errors';
import { isPrivateUrl } from '../http/addresses';

const NEXT_STEP =
	'Ask whoever runs n8n to set WEBHOOK_URL to its public https:// address and to restart it, then try again.';

/**
 * Refuses, before any vendor call, a webhook URL that the vendor could never reach. Where the vendor itself runs on
 * a private address (a simulator, a proxy), every URL is fine.
 *
 * @throws NodeOperationError that says what to set
 */
export function assertReachable(
	node: INode,
	vendor: string,
	vendorBaseUrl: string,
	webhookUrl: string,
): void {
	if (isPrivateUrl(vendorBaseUrl)) return;
	const { origin, protocol } = new URL(webhookUrl);
	if (isPrivateUrl(webhookUrl)) {
		throw operationError(node, {
			message: `${vendor} cannot reach this n8n at ${origin}`,
			description: `That address works only inside your own network. ${NEXT_STEP}`,
		});
	}
	if (protocol !== 'https:') {
		throw operationError(node, {
			message: `This n8n would receive vehicle and customer data unencrypted at ${origin}`,
			description: NEXT_STEP,
		});
	}
}
