import type { IExecuteFunctions, INode, NodeApiError } from 'n8n-workflow';

import { requireText } from '../../../shared/actions';
import { apiError } from '../../../shared/errors';
import { paveEvents } from '../../events';

/** The chosen event; an expression may also give one that PAVE introduced after this node was made. */
export function readEvent(context: IExecuteFunctions, itemIndex: number): string {
	return requireText(context, context.getNodeParameter('event', itemIndex), 'Event').toUpperCase();
}

/** The display name of an event, in quotes. */
export function nameOf(event: string): string {
	return `"${paveEvents.events.find(({ name }) => name === event)?.displayName ?? event}"`;
}

/** PAVE's own words for it (pave-api.md 6.2). */
export function noCallbackError(node: INode, event: string): NodeApiError {
	return apiError(node, 404, {
		message: `Your API Key does not have callback setting for the event ${event}.`,
		description:
			'PAVE sends this event nowhere. Use Get Many to see which events have a callback, or Create or Update to set one.',
	});
}
