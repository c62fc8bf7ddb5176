import { paveEvents } from '../../nodes/Pave/events';

/** Event names of reference section 9, from the one catalogue. */
export const PAVE_EVENTS: readonly string[] = paveEvents.events.map(({ name }) => name);
