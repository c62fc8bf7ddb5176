import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readText } from '../../../shared/actions';
import { operationError } from '../../../shared/errors';
import { findEvent, presentEvent } from '../../../shared/events';
import { autoGrabEvents } from '../../events';

/** The very item that the trigger would give for this event; nothing is sent to AutoGrab. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const name = readText(ctx, ctx.getNodeParameter('event', itemIndex), 'Event');
	const simplify = ctx.getNodeParameter('simplify', itemIndex, true) as boolean;
	const definition = findEvent(autoGrabEvents, { event: name });
	if (!definition) {
		throw operationError(ctx.getNode(), {
			message: `Event: AutoGrab has no event "${name}"`,
			description: 'Choose an event from the list.',
		});
	}
	const { json } = await presentEvent(autoGrabEvents, structuredClone(definition.sample), {
		simplify,
	});
	return json;
}
