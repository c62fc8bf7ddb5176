import { quoted, readForm, Unreadable, type Reading } from './text';

/** Whether something is on, as n8n's own switch, a sheet or an AI Agent says it. */
export function readSwitch(given: unknown): Reading<boolean> {
	return readForm(given, (text) => {
		if (/^(true|yes|y|on|1)$/i.test(text)) return true;
		if (/^(false|no|n|off|0)$/i.test(text)) return false;
		return new Unreadable(`${quoted(text)} is neither yes nor no`, 'Write true or false.');
	});
}
