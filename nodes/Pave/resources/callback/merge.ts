import type { IExecuteFunctions } from 'n8n-workflow';

import { readUrl } from '../../../shared/actions';
import { mask, MASK, operationError } from '../../../shared/errors';
import type { PaveCallback } from '../../api';
import { readDetails } from './details';

/**
 * The callback as it shall be: what the user gave, else what PAVE has now. A header whose value was
 * copied from the masked output of this node also stays as it is.
 */
export function mergeCallback(
	context: IExecuteFunctions,
	current: PaveCallback,
	collection: 'additionalFields' | 'updateFields',
	itemIndex: number,
): PaveCallback {
	const url = context.getNodeParameter('url', itemIndex, '');
	const details = readDetails(context, collection, itemIndex);
	const headers = Object.entries(details.headers ?? current.headers).map(([name, value]) => {
		if (value !== MASK) return [name, value] as const;
		if (name in current.headers) return [name, current.headers[name]] as const;
		throw operationError(context.getNode(), {
			message: `Headers: the value of ${name} is hidden (${MASK})`,
			description:
				'It was copied from an output, where values are never shown. Enter the real one.',
		});
	});
	refuseHidden(context, 'URL', url, current.url);
	refuseHidden(context, 'Payload', details.payload, current.payload);
	return {
		...current,
		...details,
		...(isHidden(details.payload) ? { payload: current.payload } : {}),
		url: isHidden(url)
			? current.url
			: url || !current.url
				? readUrl(context, url, 'URL')
				: current.url,
		headers: Object.fromEntries(headers),
	};
}

const isHidden = (value: unknown) => JSON.stringify(value ?? '').includes(MASK);

/** What a callback starts from that PAVE does not have yet. */
export function emptyCallback(event: string): PaveCallback {
	return { event, url: '', method: 'POST', headers: {}, payload: {} };
}

/** What was copied from a masked output stands for what PAVE has; anything else with a mask in it would be wrong. */
function refuseHidden(
	context: IExecuteFunctions,
	field: string,
	given: unknown,
	current: unknown,
): void {
	if (!isHidden(given) || JSON.stringify(mask(current)) === JSON.stringify(given)) return;
	throw operationError(context.getNode(), {
		message: `${field}: a part of it is hidden (${MASK})`,
		description: 'It was copied from an output, where secrets are never shown. Enter the real one.',
	});
}
