import type { IExecuteFunctions } from 'n8n-workflow';

import { requireText, readUrl } from '../../../shared/actions';
import { mask, MASK, operationError } from '../../../shared/errors';
import { trimmed } from '../../../shared/json';
import { readEvents } from '../../../shared/trigger/ticked';
import type { WebhookHeader } from '../../api';
import { autoGrabEvents } from '../../events';

/** The chosen webhook's ID. AutoGrab documents a UUID; only what cannot stand in an address is refused. */
export function readWebhookId(context: IExecuteFunctions, itemIndex: number): string {
	const given = context.getNodeParameter('webhookId', itemIndex, '', { extractValue: true });
	const id = requireText(context, given, 'Webhook');
	if (/^[\w-]{1,64}$/.test(id)) return id;
	throw operationError(context.getNode(), {
		message: `Webhook: "${id.slice(0, 80)}" is not a webhook ID`,
		description:
			'It looks like 3f1c9d52-7a64-4c0e-9b1d-2e58f7a0c611. Choose the webhook from the list, or copy its ID from Get Many.',
	});
}

/**
 * The endpoint as it shall be. One that was copied from a masked output stands for the `current` one.
 * @throws NodeOperationError naming the field
 */
export function readEndpoint(context: IExecuteFunctions, value: unknown, current?: string): string {
	const endpoint = readUrl(context, value, 'Send Events To');
	if (!endpoint.includes(MASK)) return endpoint;
	if (current !== undefined && mask(current) === endpoint) return current;
	throw operationError(context.getNode(), {
		message: `Send Events To: the token is hidden (${MASK})`,
		description: 'It was copied from an output, where tokens are never shown. Enter the real one.',
	});
}

/** @throws NodeOperationError when nothing is ticked */
export function readSomeEvents(context: IExecuteFunctions, itemIndex: number): string[] {
	const events = readEvents(autoGrabEvents, context.getNodeParameter('events', itemIndex, []));
	if (events.length > 0) return events;
	throw operationError(context.getNode(), {
		message: 'Add at least one event',
		description: "Tick at least one event, for example Past Customer's Car Listed.",
	});
}

/** The headers that AutoGrab is to send along; a line without a name is none. */
export function readHeaders(context: IExecuteFunctions, itemIndex: number): WebhookHeader[] {
	const given = context.getNodeParameter('headers', itemIndex, {}) as {
		header?: Array<{ name?: unknown; value?: unknown }>;
	};
	const headers = (given.header ?? []).map(({ name, value }) => ({
		name: trimmed(name),
		value: String(value ?? ''),
	}));
	for (const { name } of headers) {
		if (name === '' || /^[\w!#$%&'*+.^`|~-]+$/.test(name)) continue;
		throw operationError(context.getNode(), {
			message: `Headers: "${name}" cannot be the name of a header`,
			description: 'A header has a name of letters, digits and hyphens, for example X-Api-Key.',
		});
	}
	return headers.filter(({ name }) => name !== '');
}
