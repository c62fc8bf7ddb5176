import type { IDataObject } from 'n8n-workflow';
import type { RequestContext } from '../../shared/http';
import { asNodeError, isTransient } from '../../shared/errors';
import type { Registration, RegistrationAdapter, Target } from '../../shared/trigger/registration';
import {
	createWebhook,
	deleteWebhook,
	getWebhook,
	listWebhooks,
	updateWebhook,
	type AutoGrabWebhook,
} from '../api';

/** What an AutoGrab webhook holds besides its ID and endpoint (autograb-api.md 5.1). */
export interface WebhookContent extends IDataObject {
	name: string;
	format: string;
	events: string[];
}

export const contentOf = (content: IDataObject) => content as WebhookContent;

function toRegistration(region: string, webhook: AutoGrabWebhook): Registration {
	const { id, created_at: createdAt, endpoint: url, name = '', format = 'json', events } = webhook;
	return { id, place: region, url, createdAt, content: { name: name ?? '', format, events } };
}

/** Nobody subscribes to pings, but some accounts' lists name them (autograb-api.md C4). */
const subscribed = (events: string[]) =>
	events
		.filter((event) => event !== 'ping')
		.sort()
		.join();

function drifted(registration: Registration, target: Target): boolean {
	const actual = contentOf(registration.content);
	const desired = contentOf(target.content);
	return (
		registration.url !== target.url ||
		actual.name !== desired.name ||
		actual.format !== desired.format ||
		subscribed([...actual.events]) !== subscribed([...desired.events])
	);
}

/**
 * How AutoGrab's webhooks look to the registration engine: a place is a region, and holds any number of webhooks.
 */
export function autoGrabWebhooks(context: RequestContext): RegistrationAdapter {
	const listRegion = async (region: string) =>
		(await listWebhooks(context, region)).map((webhook) => toRegistration(region, webhook));
	return {
		drifted,
		async list(regions, formerRegions = []) {
			const lists = await Promise.all([
				...regions.map(listRegion),
				...formerRegions.map(async (region) => {
					try {
						return await listRegion(region);
					} catch (error) {
						// A licence that has ended must not keep the trigger from working in another region.
						if (isTransient(error)) throw asNodeError(context.getNode(), error);
						context.logger.warn(`AutoGrab no longer lists region ${region}: ${String(error)}`);
						return [];
					}
				}),
			]);
			return lists.flat();
		},
		async create({ place: region, url: endpoint, content }) {
			const { name, format, events } = contentOf(content);
			const request = { name, region, format, endpoint, events };
			return toRegistration(region, await createWebhook(context, request));
		},
		async update({ id, place: region }, target) {
			const { name, format, events } = contentOf(target.content);
			const changes = { name, format, endpoint: target.url, events };
			const answer = toRegistration(region, await updateWebhook(context, region, id, changes));
			// The documented answer may still show what was before the change: ask when it seems so.
			if (!drifted(answer, target)) return answer;
			return toRegistration(region, await getWebhook(context, region, id));
		},
		async remove({ id, place: region }) {
			await deleteWebhook(context, region, id);
		},
	};
}
