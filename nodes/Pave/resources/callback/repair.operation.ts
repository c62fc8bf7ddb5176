import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { onlyCheckField } from '../../../shared/actions/fields';
import { operationError } from '../../../shared/errors';
import { repairRegistrations } from '../../../shared/registration/repair';
import { readEvents, unknownEvent } from '../../../shared/trigger/ticked';
import { paveEvents } from '../../events';
import { assertFreeNames, readAttributes } from '../../trigger/attributes';
import { paveVendor } from '../../trigger/paveVendor';

/** One item per event: healthy, repaired, or somebody else's (then nothing was changed). */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const extras = readAttributes(context.getNodeParameter('customAttributes', itemIndex, {}));
	assertFreeNames(context.getNode(), extras, itemIndex);
	return await repairRegistrations(context, paveVendor, {
		webhookUrl: String(context.getNodeParameter('webhookUrl', itemIndex)).trim(),
		spec: { events: readTickedEvents(context, itemIndex), extras },
		onlyCheck: isOn(context, itemIndex, onlyCheckField),
		itemIndex,
	});
}

/** Ticked, or from an expression as list or text: PAVE's names or the ones shown, with commas between them. */
function readTickedEvents(context: IExecuteFunctions, itemIndex: number): string[] {
	const events = readEvents(paveEvents, context.getNodeParameter('events', itemIndex));
	const unknown = unknownEvent(paveEvents, events);
	if (unknown !== undefined) {
		throw operationError(context.getNode(), {
			message: `Events: PAVE has no event "${unknown.slice(0, 80)}"`,
			description: `Use the names in the list: ${paveEvents.events.map(({ displayName }) => displayName).join(', ')}.`,
		});
	}
	if (events.length > 0) return events;
	throw operationError(context.getNode(), {
		message: 'Add at least one event',
		description: 'Tick the events that are ticked in that trigger.',
	});
}
