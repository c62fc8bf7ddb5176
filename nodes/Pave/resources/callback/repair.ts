import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { repairRegistrations } from '../../../shared/registration/repair';
import { readTexts } from '../../../shared/readers/list';
import { paveEvents } from '../../events';
import { assertFreeNames, readAttributes } from '../../trigger/attributes';
import { paveVendor } from '../../trigger/vendor';

/** One item per event: healthy, repaired, or foreign (then nothing was changed). */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const extras = readAttributes(context.getNodeParameter('customAttributes', itemIndex, {}));
	assertFreeNames(context.getNode(), extras, itemIndex);
	return await repairRegistrations(context, paveVendor, {
		webhookUrl: String(context.getNodeParameter('webhookUrl', itemIndex)).trim(),
		spec: { events: readEvents(context, itemIndex), extras },
		itemIndex,
	});
}

/** Ticked, or from an expression as list or text: PAVE's names or the ones shown, with commas between them. */
function readEvents(context: IExecuteFunctions, itemIndex: number): string[] {
	const given: unknown = context.getNodeParameter('events', itemIndex);
	const events = readTexts(given).map((name) => {
		const known = paveEvents.events.find(
			({ name: own, displayName }) =>
				own === name.toUpperCase() || displayName.toLowerCase() === name.toLowerCase(),
		);
		if (known) return known.name;
		throw operationError(context.getNode(), {
			message: `Events: PAVE has no event "${name.slice(0, 80)}"`,
			description: `Use the names in the list: ${paveEvents.events.map(({ displayName }) => displayName).join(', ')}.`,
		});
	});
	if (events.length > 0) return [...new Set(events)];
	throw operationError(context.getNode(), {
		message: 'Add at least one event',
		description: 'Tick the events that are ticked in that trigger.',
	});
}
