import { quoted, readForm, Unreadable, type Reading } from './text';

/** Whether something is on, as n8n's own switch, a sheet or an AI Agent says it. */
export function readSwitch(given: unknown): Reading<boolean> {
	// A sheet's marks have no letter, so that they would count as nothing.
	if (typeof given === 'string' && /^\s*[\u2705\u2611\u2713\u2714]\ufe0f?\s*$/.test(given))
		return true;
	return readForm(given, (text) => {
		if (/^(true|t|yes|y|on|1|enabled?|checked|ticked)$/i.test(text)) return true;
		if (/^(false|f|no|n|off|0|disabled?|unchecked|unticked)$/i.test(text)) return false;
		return new Unreadable(`${quoted(text)} is neither yes nor no`, 'Write true or false.');
	});
}

/** The same for a trigger, which must not lose an event and so never refuses: what it cannot read is `otherwise`. */
export function isSwitchedOn(given: unknown, otherwise = false): boolean {
	const value = readSwitch(given);
	return typeof value === 'boolean' ? value : otherwise;
}
