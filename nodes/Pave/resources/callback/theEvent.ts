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

/** The event is sent nowhere; PAVE's own words for it name neither the event as it is shown nor a next step. */
export function noCallbackError(node: INode, event: string): NodeApiError {
	return apiError(node, 404, {
		message: `PAVE does not send ${nameOf(event)} anywhere`,
		description:
			'Publish a workflow with PAVE Trigger to receive it in n8n, or use Create to send it to another system.',
	});
}
