const LONGEST_TEXT = 90;
const LONGEST_LIST = 2;

/** A value as a JSON code block, one field a line, so that a new field changes only its own line. */
export function json(value: unknown): string {
	return ['```json', block(shortened(value)), '```'].join('\n');
}

function block(value: unknown): string {
	if (Array.isArray(value)) return `[\n${value.map(inline).join(',\n')}\n]`;
	if (typeof value !== 'object' || value === null) return inline(value);
	const fields = Object.entries(value).map(([name, inner]) => `"${name}": ${inline(inner)}`);
	return fields.length > 0 ? `{\n${fields.join(',\n')}\n}` : '{}';
}

/** With a space after each comma; the formatter breaks what is too long for a line. */
function inline(value: unknown): string {
	return JSON.stringify(value, null, 1).replace(/\n\s*/g, ' ');
}

/** Long texts and lists end with "…": a reader needs to see what they are, not all of them. */
function shortened(value: unknown): unknown {
	if (typeof value === 'string' && value.length > LONGEST_TEXT) {
		return `${value.slice(0, LONGEST_TEXT - 1).trimEnd()}…`;
	}
	if (Array.isArray(value)) {
		const longest = typeof value[0] === 'object' ? 1 : LONGEST_LIST;
		const shown: unknown[] = value.slice(0, longest).map(shortened);
		const others = value.length - shown.length;
		return others > 0 ? [...shown, `… and ${others} more`] : shown;
	}
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shortened(inner)]));
}
