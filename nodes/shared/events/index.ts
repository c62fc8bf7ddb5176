export { eventOptions, findEvent, passesFilter } from './catalogue';
export { presentEvent } from './presentEvent';
export type { PresentedEvent, PresentOptions } from './presentEvent';
export type { EventCatalogue, EventDefinition, EventFilter, Zod } from './types';
