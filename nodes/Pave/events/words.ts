import type { IDataObject } from 'n8n-workflow';

import { readFilledText } from '../../shared/json';
import { oneLine } from '../../shared/words';

/** "Photo rejected: Interior", never empty; without its second half if the body does not say it. */
export function shortTitle(what: string, detail: unknown): string {
	return oneLine([what, readFilledText(detail)].filter(Boolean).join(': '), 120);
}

/** "Inspection DMO-7KQ2ZB9XW4: photo rejected, Interior, Wrong View"; what the body does not say is left out. */
export function shortSummary(body: IDataObject, ...facts: unknown[]): string {
	const key = readFilledText(body.session_key);
	const said = facts.map(readFilledText).filter(Boolean).join(', ');
	return oneLine(
		[key === null ? 'Inspection' : `Inspection ${key}`, said].filter(Boolean).join(': '),
		300,
	);
}
