import type { IDataObject } from 'n8n-workflow';

import type { PresentedEvent, PresentOptions } from './presentEvent';
import type { EventCatalogue } from './types';

export { eventOptions, findEvent, passesFilter } from './catalogue';
export type { PresentedEvent, PresentOptions } from './presentEvent';
export type { EventCatalogue, EventDefinition, EventFilter, Zod } from './types';

/**
 * What a delivery becomes in the workflow; see `presentEvent.ts`.
 *
 * Fetched at the first event: n8n loads the node classes at every start, and those need no more
 * of the events than their names. For the same reason this file does not pass on `eventId` and
 * `loadZod`; whoever needs them takes them from their own files.
 */
export async function presentEvent(
	catalogue: EventCatalogue,
	body: IDataObject,
	options: PresentOptions,
): Promise<PresentedEvent> {
	const { presentEvent: present } = await import('./presentEvent');
	return await present(catalogue, body, options);
}
