import { NodeOperationError, type INode } from 'n8n-workflow';
import { isPrivateUrl } from '../http/addresses';

/**
 * Refuses, before any vendor call, a webhook URL that the vendor could never reach. Where the vendor itself runs on
 * a private address (a simulator, a proxy), every URL is fine.
 *
 * @throws NodeOperationError that says what to set
 */
export function assertReachable(
	node: INode,
	vendor: { name: string; baseUrl: string },
	webhookUrl: string,
): void {
	if (isPrivateUrl(vendor.baseUrl)) return;
	if (isPrivateUrl(webhookUrl)) {
		throw new NodeOperationError(
			node,
			`${vendor.name} cannot reach this n8n at ${new URL(webhookUrl).origin}`,
			{
				description: `That address works only inside your own network. Ask whoever runs n8n to set WEBHOOK_URL to its public https:// address, restart n8n, and publish again.`,
			},
		);
	}
	if (!webhookUrl.startsWith('https:')) {
		throw new NodeOperationError(
			node,
			`This n8n would receive vehicle and customer data unencrypted at ${new URL(webhookUrl).origin}`,
			{
				description: `Ask whoever runs n8n to set WEBHOOK_URL to an https:// address, restart n8n, and publish again.`,
			},
		);
	}
}
