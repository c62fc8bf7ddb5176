import type { INode, NodeApiError } from 'n8n-workflow';

import { apiError } from '../../../shared/errors';

/** PAVE's own words for it (pave-api.md 6.2). */
export function noCallbackError(node: INode, event: string): NodeApiError {
	return apiError(node, 404, {
		message: `Your API Key does not have callback setting for the event ${event}.`,
		description:
			'PAVE sends this event nowhere. Use Get Many to see which events have a callback, or Create or Update to set one.',
	});
}
