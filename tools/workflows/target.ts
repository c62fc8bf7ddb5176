import type { SourceEvent } from './events';
import type { Link, Part } from './nodes';

/** What follows the trigger. */
export interface Ending {
	nodes: Part[];
	links: Link[];
}

/** Where events go: one way to end a workflow. */
export interface Target {
	/** Ends the file names. */
	slug: string;
	/** As its maker writes it. */
	label: string;
	/** What an event becomes there, as in "becomes a row". */
	becomes: string;
	/** What to have there before the first event, in the words of its screens. */
	prepare(event: SourceEvent): string;
	/** What to choose in the nodes in addition to the accounts; empty for nothing. */
	choose: string;
	/** What a second event about the same thing does. */
	repeat: string;
	ending(event: SourceEvent): Ending;
}
