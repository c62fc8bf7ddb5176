import type { IExecuteFunctions } from 'n8n-workflow';

import { readText } from '../../shared/actions';
import { operationError } from '../../shared/errors';

/** The session key; of a pasted capture link, its last part. What a key looks like is not documented. */
export function readSessionKey(ctx: IExecuteFunctions, itemIndex: number): string {
	const displayName = 'Session Key';
	const given = readText(ctx, ctx.getNodeParameter('sessionKey', itemIndex), displayName);
	const link = /^https?:\/\/[^/]+\/(?:.*\/)?([^/?#]+)\/?(?:[?#].*)?$/i.exec(given);
	const key = link ? link[1] : given;
	if (/^[\w-]{3,64}$/.test(key)) return key;
	throw operationError(ctx.getNode(), {
		message: `${displayName}: "${key.slice(0, 80)}" is not a session key`,
		description:
			'A session key is made of letters, digits and hyphens, for example DMO-7KQ2ZB9XW4. Map only the key itself.',
	});
}
