export { eventOptions, findEvent, passesFilter } from './catalogue';
export { eventId } from './eventId';
export { presentEvent } from './presentEvent';
export type { PresentedEvent, PresentOptions } from './presentEvent';
export type { EventCatalogue, EventDefinition, EventFilter, Zod } from './types';
export { loadZod } from './zod';
