import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { trimmed } from '../../../shared/json';
import { listWebhooks, resolveRegion } from '../../api';
import type { AutoGrabWebhook } from '../../api';

/** The webhooks of the chosen region for the picker; `filter` is found in name, address and ID. */
export async function searchWebhooks(
	context: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const chosen = trimmed(context.getNodeParameter('region', ''));
	const webhooks = await listWebhooks(context, await resolveRegion(context, chosen.toLowerCase()));
	const wanted = filter.trim().toLowerCase();
	const results = webhooks
		.map((webhook) => ({ name: labelOf(webhook), value: webhook.id }))
		.filter(({ name, value }) => `${name} ${value}`.toLowerCase().includes(wanted))
		.sort((a, b) => a.name.localeCompare(b.name));
	return { results };
}

/** Names may be missing or equal, so the list shows the receiving host, too; never the token in its address. */
function labelOf({ name, endpoint, id }: AutoGrabWebhook): string {
	const host = URL.canParse(endpoint) ? new URL(endpoint).host : 'no endpoint';
	return `${name || id} (${host})`;
}
