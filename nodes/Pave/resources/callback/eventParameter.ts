import type { IExecuteFunctions } from 'n8n-workflow';

import { readText } from '../../../shared/actions';

/** The chosen event; an expression may also give one that PAVE introduced after this node was made. */
export function readEvent(context: IExecuteFunctions, itemIndex: number): string {
	return readText(context, context.getNodeParameter('event', itemIndex), 'Event').toUpperCase();
}
