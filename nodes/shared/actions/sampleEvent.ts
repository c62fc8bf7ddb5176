import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../errors';
import { findEvent, presentEvent, type EventCatalogue } from '../events';
import { isOn, requireText } from './values';
import { simplifyField } from './fields';

/** The very item that a trigger would give for the event its Event field names; the vendor is not called. */
export async function sampleEvent(
	context: IExecuteFunctions,
	itemIndex: number,
	vendor: string,
	catalogue: EventCatalogue,
): Promise<IDataObject> {
	const name = requireText(context, context.getNodeParameter('event', itemIndex), 'Event');
	const simplify = isOn(context, itemIndex, simplifyField);
	const definition = findEvent(catalogue, { event: name });
	if (!definition) {
		throw operationError(context.getNode(), {
			message: `Event: ${vendor} has no event "${name}"`,
			description: 'Choose an event from the list.',
		});
	}
	const { json } = await presentEvent(catalogue, structuredClone(definition.sample), { simplify });
	return json;
}
