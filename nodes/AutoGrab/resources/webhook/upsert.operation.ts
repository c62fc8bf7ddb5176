import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { requireText, readUrl } from '../../../shared/actions';
import { isSecretParameter, mask } from '../../../shared/errors';
import { withoutEndSlashes } from '../../../shared/http/url';
import { Limiter } from '../../../shared/limiter';
import { listWebhooks } from '../../api';
import type { AutoGrabWebhook } from '../../api';
import { readRegion } from '../region';
import { refuseTriggerUrl } from './guard';
import { readEndpoint, readSomeEvents } from './readers';
import { addWebhook, changeWebhook, outstanding } from './store';

/** Items that name the same endpoint must not each see "none yet": one at a time within an execution. */
const turns = new WeakMap<IExecuteFunctions, Limiter>();

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const turn = turns.get(context) ?? new Limiter(1);
	turns.set(context, turn);
	return await turn.run(async () => mask(await upsert(context, itemIndex)));
}

async function upsert(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const name = requireText(context, context.getNodeParameter('name', itemIndex), 'Name');
	const events = readSomeEvents(context, itemIndex);
	const given = readUrl(context, context.getNodeParameter('endpoint', itemIndex), 'Send Events To');
	await refuseTriggerUrl(context, given, 'Send Events To');
	const region = await readRegion(context, itemIndex);
	const current = oldestAt(given, await listWebhooks(context, region));
	const endpoint =
		current && !hasQuery(given)
			? current.endpoint
			: readEndpoint(context, given, current?.endpoint);
	if (!current) {
		return { ...(await addWebhook(context, { name, region, format: 'json', endpoint, events })) };
	}
	const changes = outstanding(current, { name, endpoint, events });
	if (Object.keys(changes).length === 0) return { ...current };
	const { webhook, updates } = await changeWebhook(context, region, current.id, changes);
	return { ...webhook, updates };
}

/**
 * The webhook that sends to the same address: what follows the question mark must be the same, too, but for
 * secrets, which may have been renewed. An address given without a query stands for any.
 * Of several the oldest, so that every run finds the same one.
 */
function oldestAt(endpoint: string, webhooks: AutoGrabWebhook[]): AutoGrabWebhook | undefined {
	const age = ({ created_at: createdAt = '', id }: AutoGrabWebhook) => `${createdAt} ${id}`;
	const open = hasQuery(endpoint);
	return webhooks
		.filter((webhook) => addressOf(webhook.endpoint, open) === addressOf(endpoint, open))
		.sort((a, b) => age(a).localeCompare(age(b)))[0];
}

function hasQuery(endpoint: string): boolean {
	return URL.canParse(endpoint) && new URL(endpoint).search !== '';
}

/** Without secrets; `withQuery` false leaves out the whole query. */
function addressOf(endpoint: string, withQuery: boolean): string {
	if (!URL.canParse(endpoint)) return endpoint;
	const { origin, pathname, searchParams } = new URL(endpoint);
	const open = [...searchParams].filter(([name]) => withQuery && !isSecretParameter(name));
	return JSON.stringify([origin, withoutEndSlashes(pathname), ...open.sort()]);
}
