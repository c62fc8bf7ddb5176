import { paveEvents, type PaveEventBody, type PaveEventName } from '../../nodes/Pave/events';
import type { JsonObject } from '../shared/types';

/** The event that an inspection ends with. */
export const COMPLETE: PaveEventName = 'SESSION:COMPLETE';

/** Event names of reference section 9, from the one catalogue. */
export const PAVE_EVENTS: readonly string[] = paveEvents.events.map(({ name }) => name);

type Named<Body> = { [Field in keyof Body as string extends Field ? never : Field]: Body[Field] };

/** The fields that the catalogue knows of an event's body; of an event it does not know, any. */
export type EventFields<Name extends string> = Name extends PaveEventName
	? Partial<Named<PaveEventBody<Name>>>
	: JsonObject;

/** The catalogue's sample of an event; of an event it does not know, nothing. */
export function sampleOf(event: string): JsonObject {
	return { ...paveEvents.events.find(({ name }) => name === event)?.sample };
}
