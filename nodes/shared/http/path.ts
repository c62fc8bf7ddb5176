import { operationError } from '../errors';
import { quoted } from '../readers/text';
import type { RequestContext } from './types';

/** What a server may take for more than one segment or for another path, or what is not text that can be sent. */
const NOT_PLAIN = /[/\\?#%;\p{Cc}\p{Cs}]/u;

/**
 * The one function that builds a path of a vendor's API: fills each `{}` of the template with a value, encoded.
 *
 * @param template for example `/v1/sessions/{}/photos`
 * @throws NodeOperationError if a value is not one plain segment: `.` and `..` lead to another path, and an empty one
 * to the whole list
 */
export function pathTo(context: RequestContext, template: string, ...values: string[]): string {
	const [start, ...rest] = template.split('{}');
	return rest.reduce((path, part, index) => path + segment(context, values[index]) + part, start);
}

function segment(context: RequestContext, value: string): string {
	// Some servers take the wide forms of a dot or a slash for the signs themselves.
	const seen = value.normalize('NFKC').trim();
	if (!/^\.*$/.test(seen) && !NOT_PLAIN.test(value) && !NOT_PLAIN.test(seen)) {
		return encodeURIComponent(value);
	}
	throw operationError(context.getNode(), {
		message: `${quoted(value)} is not a key or an ID`,
		description:
			'Map only the key or the ID itself, without slashes, semicolons, percent signs and question marks. Nothing was sent.',
	});
}
