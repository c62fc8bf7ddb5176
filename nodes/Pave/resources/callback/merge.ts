import type { IExecuteFunctions } from 'n8n-workflow';

import { readUrl } from '../../../shared/actions';
import { MASK, operationError } from '../../../shared/errors';
import type { PaveCallback } from '../../api';
import { readDetails } from './details';

/**
 * The callback as it shall be: what the user gave, else what PAVE has now. A header whose value was
 * copied from the masked output of this node also stays as it is.
 */
export function mergeCallback(
	ctx: IExecuteFunctions,
	current: PaveCallback,
	collection: 'additionalFields' | 'updateFields',
	itemIndex: number,
): PaveCallback {
	const url = ctx.getNodeParameter('url', itemIndex, '');
	const details = readDetails(ctx, collection, itemIndex);
	const headers = Object.entries(details.headers ?? current.headers).map(([name, value]) => {
		if (value !== MASK) return [name, value] as const;
		if (name in current.headers) return [name, current.headers[name]] as const;
		throw operationError(ctx.getNode(), {
			message: `Headers: the value of ${name} is hidden (${MASK})`,
			description:
				'It was copied from an output, where values are never shown. Enter the real one.',
		});
	});
	return {
		...current,
		...details,
		url: url || !current.url ? readUrl(ctx, url, 'URL') : current.url,
		headers: Object.fromEntries(headers),
	};
}

/** What a callback starts from that PAVE does not have yet. */
export function emptyCallback(event: string): PaveCallback {
	return { event, url: '', method: 'POST', headers: {}, payload: {} };
}
