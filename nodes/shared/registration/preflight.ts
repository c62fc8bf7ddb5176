import type { INode } from 'n8n-workflow';
import { operationError } from '../errors';
import { isPrivateUrl } from '../http/addresses';
import type { Pass } from './pass';

/** n8n takes both kinds of address from settings of whoever runs it. */
const NEXT_STEP = {
	production:
		'Ask whoever runs n8n to set N8N_WEBHOOK_URL (on older n8n: WEBHOOK_URL) to its public https:// address and to restart it, then try again.',
	test: 'Test addresses follow N8N_EDITOR_BASE_URL. Ask whoever runs n8n to set it to the public https:// address of the editor and to restart n8n, or publish the workflow and watch its executions instead.',
};

/**
 * Refuses, before any vendor call, a webhook URL that the vendor could never reach. Where the vendor itself runs on
 * a private address (a simulator, a proxy), every URL is fine.
 *
 * @throws NodeOperationError that says what to set
 */
export function assertReachable(
	node: INode,
	vendor: string,
	{ secrets, self, form }: Pick<Pass, 'secrets' | 'self' | 'form'>,
): void {
	if (isPrivateUrl(secrets.baseUrl)) return;
	const { origin, protocol } = new URL(self.url);
	if (isPrivateUrl(self.url)) {
		throw operationError(node, {
			message:
				form === 'test'
					? `${vendor} cannot reach the test address of this n8n at ${origin}`
					: `${vendor} cannot reach this n8n at ${origin}`,
			description: `That address works only inside your own network. ${NEXT_STEP[form]}`,
		});
	}
	if (protocol !== 'https:') {
		throw operationError(node, {
			message: `This n8n would receive vehicle and customer data unencrypted at ${origin}`,
			description: NEXT_STEP[form],
		});
	}
}
