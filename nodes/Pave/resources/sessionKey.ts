import type { IExecuteFunctions } from 'n8n-workflow';

import { requireText } from '../../shared/actions';
import { operationError } from '../../shared/errors';

/** Nothing is known of a key's form, but a longer one is a text that was mapped by accident. */
const LONGEST = 200;

/** Begins with a host: what has a slash elsewhere would be read as the key of another session. */
const LINK = /^(?:https?:\/\/[^/]|[a-z\d-]+\.[a-z\d.-]*[a-z\d](?::\d+)?\/)/i;

/** The session key of an item; of a pasted capture link, its last part. */
export function readSessionKey(context: IExecuteFunctions, itemIndex: number): string {
	const given = context.getNodeParameter('sessionKey', itemIndex);
	return sessionKeyOf(context, given, 'Session Key');
}

/**
 * What a key looks like is not documented, so only what cannot be one is refused.
 * @throws NodeOperationError naming the field
 */
export function sessionKeyOf(
	context: IExecuteFunctions,
	value: unknown,
	displayName: string,
): string {
	const given = requireText(context, value, displayName);
	const key = LINK.test(given) ? lastPart(given) : given;
	if (!/^\.*$|[\s/\\]/.test(key) && key.length <= LONGEST) return key;
	throw operationError(context.getNode(), {
		message: `${displayName}: "${given.slice(0, 80)}" is not a session key`,
		description:
			'A session key has no spaces, for example DMO-7KQ2ZB9XW4. Map only the key itself, or the inspection link.',
	});
}

/** `https://acc.vehiclecapture.com/DMO-7KQ2ZB9XW4/?l=en` ends with the key. */
function lastPart(link: string): string {
	const [address] = link.split(/[?#]/, 1);
	const path = address.replace(/^(?:https?:\/\/)?[^/]*/i, '');
	const parts = path.split('/').filter(Boolean);
	// Such an address leads elsewhere than its last part says.
	const last = parts.some((part) => /^\.+$/.test(part)) ? '' : (parts.at(-1) ?? '');
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}
