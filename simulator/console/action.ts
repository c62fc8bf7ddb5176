import type { DeliveryLogEntry } from '../shared/types';
import type { ConsoleSources } from './types';

export type ActionInput = Record<string, string>;

export interface ActionField {
	name: string;
	label: string;
	/** `account`, `session` and `event` are chosen from what there is; `json` is written. */
	kind: 'account' | 'session' | 'event' | 'json' | 'number' | 'text' | 'choice';
	optional?: boolean;
	default?: string;
	choices?: string[];
}

/** One thing to do: a button of the page. */
export interface Action {
	/** Addresses it: `POST /api/actions/<key>`, e.g. `play-inspection`. */
	key: string;
	group: 'PAVE' | 'AutoGrab' | 'Send again' | 'Break things';
	label: string;
	/** One sentence that says what happens. */
	help: string;
	fields: ActionField[];
	/**
	 * @returns what happened, in one sentence
	 * @throws with what to do about it
	 */
	run(sources: ConsoleSources, input: ActionInput): Promise<string>;
}

/** What became of deliveries, in one sentence. */
export function said(what: string, sent: readonly DeliveryLogEntry[]): string {
	if (sent.length === 0) {
		return `${what}. Nobody has registered for it, so nothing was sent: publish a workflow, or click "Execute step" in a trigger.`;
	}
	const answers = [...new Set(sent.map(({ status, error }) => String(status ?? error)))];
	const count = sent.length === 1 ? 'One event was' : `${sent.length} events were`;
	return `${what}. ${count} sent; answered ${answers.join(', ')}.`;
}

/** JSON that a person wrote. @throws in their words if it is none */
export function readJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`This is not valid JSON: ${reason}`);
	}
}
