import type { IDataObject } from 'n8n-workflow';
import { sameAddress } from '../../shared/trigger/addresses';
import type { RequestContext } from '../../shared/http';
import { asNodeError, isTransient } from '../../shared/errors';
import type {
	Known,
	Registration,
	RegistrationAdapter,
	Target,
} from '../../shared/trigger/registration';
import {
	createWebhook,
	deleteWebhook,
	getWebhook,
	listWebhooks,
	patchWebhook,
	type AutoGrabWebhook,
} from '../api';

/** What an AutoGrab webhook holds besides its ID and endpoint (autograb-api.md 5.1). */
export interface WebhookContent extends IDataObject {
	name: string;
	format: string;
	events: string[];
}

export const contentOf = (content: IDataObject) => content as WebhookContent;

/** Nobody subscribes to pings, but some accounts' lists name them (autograb-api.md C4). */
const subscribed = (events: string[]) =>
	events
		.filter((event) => event !== 'ping')
		.sort()
		.join();

/**
 * How AutoGrab's webhooks look to the registration engine: a slot is a region, and holds any number of webhooks. Calls are made
 * once: the engine repeats them.
 */
export function autoGrabWebhooks(context: RequestContext): RegistrationAdapter {
	const listRegion = async (region: string) =>
		(await listWebhooks(context, region, 'checked')).map((webhook) =>
			toRegistration(region, webhook),
		);

	/** One that a list does not show: in a region that was left, or beyond where the list is cut. */
	const find = async ({ slot: region, id }: Known) => {
		try {
			return [toRegistration(region, await getWebhook(context, region, id, 'checked'))];
		} catch (error) {
			// Gone, or in a region whose licence has ended, which must not keep the trigger from working in another.
			if (isTransient(error)) throw asNodeError(context.getNode(), error);
			context.logger.debug(`AutoGrab no longer has webhook ${id} in ${region}: ${String(error)}`);
			return [];
		}
	};
	return {
		drifted,
		async list(regions, known) {
			const listed = (await Promise.all(regions.map(listRegion))).flat();
			const hidden = known.filter(({ id }) => !listed.some((webhook) => webhook.id === id));
			return [...listed, ...(await Promise.all(hidden.map(find))).flat()];
		},
		async create({ slot: region, url: endpoint, content }) {
			const { name, format, events } = contentOf(content);
			const webhook = { name, region, format, endpoint, events };
			return (await createWebhook(context, webhook, 'checked')).id || undefined;
		},
		async update({ id, slot: region }, target) {
			const { name, format, events } = contentOf(target.content);
			const changes = { name, format, endpoint: target.url, events };
			await patchWebhook(context, region, id, changes, 'checked');
		},
		async remove({ id, slot: region }) {
			await deleteWebhook(context, region, id, 'checked');
		},
	};
}

/** A webhook as AutoGrab gave it, as the registration engine sees it. */
export function toRegistration(region: string, webhook: AutoGrabWebhook): Registration {
	const { id, created_at: time, endpoint: url, name, format = 'json', events } = webhook;
	const content = { name: name ?? '', format, events };
	// Compared as text, also if it is a number.
	const createdAt = String(time ?? '');
	return { id, slot: region, url, createdAt, content, raw: { ...webhook } };
}

function drifted(registration: Registration, target: Target): boolean {
	const actual = contentOf(registration.content);
	const desired = contentOf(target.content);
	return (
		!sameAddress(registration.url, target.url) ||
		actual.name !== desired.name ||
		actual.format !== desired.format ||
		subscribed([...actual.events]) !== subscribed([...desired.events])
	);
}
