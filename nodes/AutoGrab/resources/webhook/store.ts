import type { IExecuteFunctions } from 'n8n-workflow';

import { asNodeError, operationError } from '../../../shared/errors';
import { createWebhook, deleteWebhook, getWebhook, patchWebhook, subscribed } from '../../api';
import type { AutoGrabWebhook, ChangedWebhook, NewWebhook, WebhookChanges } from '../../api';

/** Which of the changes the webhook does not show yet; an empty text and a missing one are the same. */
export function outstanding(webhook: AutoGrabWebhook, changes: WebhookChanges): WebhookChanges {
	const open = Object.entries(changes).filter(([field, wanted]) => {
		const actual = webhook[field as keyof WebhookChanges] ?? '';
		return Array.isArray(wanted)
			? subscribed(wanted) !== subscribed(Array.isArray(actual) ? actual : [])
			: wanted !== actual;
	});
	return Object.fromEntries(open);
}

/**
 * Changes a webhook and returns it as it is now, with AutoGrab's map of what changed. The documented answer to a change may still show the old
 * state (C7), so if it seems to, we ask AutoGrab again.
 */
export async function changeWebhook(
	context: IExecuteFunctions,
	region: string,
	id: string,
	changes: WebhookChanges,
): Promise<ChangedWebhook> {
	const { webhook, updates } = await patchWebhook(context, region, id, changes);
	if (Object.keys(outstanding(webhook, changes)).length === 0) return { webhook, updates };
	return { webhook: await getWebhook(context, region, id), updates };
}

/**
 * Creates a webhook with exactly these events. The docs do not promise that a creation takes `events`
 * (C5): we patch a difference; if that fails, we remove the half-made webhook.
 */
export async function addWebhook(
	context: IExecuteFunctions,
	wanted: NewWebhook,
): Promise<AutoGrabWebhook> {
	const { region, events } = wanted;
	const created = await createWebhook(context, wanted);
	if (Object.keys(outstanding(created, { events })).length === 0) return created;
	try {
		const { webhook } = await changeWebhook(context, region, created.id, { events });
		const { events: stored } = webhook;
		if (subscribed(stored) === subscribed(events)) return { ...created, events: stored };
		throw operationError(context.getNode(), {
			message: `AutoGrab subscribed the webhook to other events than asked for: ${stored.join(', ') || 'none'}`,
			description:
				'The webhook was not kept. Ask AutoGrab whether your account may use all the events.',
		});
	} catch (error) {
		const failure = asNodeError(context.getNode(), error);
		await removeAgain(context, region, created.id, failure);
		throw asNodeError(context.getNode(), failure);
	}
}

async function removeAgain(
	context: IExecuteFunctions,
	region: string,
	id: string,
	failure: ReturnType<typeof asNodeError>,
): Promise<void> {
	try {
		await deleteWebhook(context, region, id);
	} catch {
		failure.description = `${failure.description ?? ''} The webhook ${id} exists now, but is not complete: delete it.`;
	}
}
