import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readText, readUrl } from '../../../shared/actions';
import { mask } from '../../../shared/errors';
import { Limiter } from '../../../shared/limiter';
import { listWebhooks } from '../../api';
import type { AutoGrabWebhook } from '../../api';
import { readRegion } from '../region';
import { readEndpoint, readSomeEvents } from './readers';
import { addWebhook, changeWebhook, outstanding } from './store';

/** Items that name the same endpoint must not each see "none yet": one at a time within an execution. */
const turns = new WeakMap<IExecuteFunctions, Limiter>();

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const turn = turns.get(ctx) ?? new Limiter(1);
	turns.set(ctx, turn);
	return await turn.run(async () => mask({ ...(await upsert(ctx, itemIndex)) }));
}

async function upsert(ctx: IExecuteFunctions, itemIndex: number): Promise<AutoGrabWebhook> {
	const name = readText(ctx, ctx.getNodeParameter('name', itemIndex), 'Name');
	const events = readSomeEvents(ctx, itemIndex);
	const given = readUrl(ctx, ctx.getNodeParameter('endpoint', itemIndex), 'Endpoint');
	const region = await readRegion(ctx, itemIndex);
	const current = oldestAt(given, await listWebhooks(ctx, region));
	const endpoint = readEndpoint(ctx, given, current?.endpoint);
	if (!current) return await addWebhook(ctx, { name, region, format: 'json', endpoint, events });
	const changes = outstanding(current, { name, endpoint, events });
	if (Object.keys(changes).length === 0) return current;
	return await changeWebhook(ctx, region, current.id, changes);
}

/** Of several webhooks to one address the oldest, so that every run finds the same one. */
function oldestAt(endpoint: string, webhooks: AutoGrabWebhook[]): AutoGrabWebhook | undefined {
	const age = ({ created_at: createdAt = '', id }: AutoGrabWebhook) => `${createdAt} ${id}`;
	return webhooks
		.filter((webhook) => addressOf(webhook.endpoint) === addressOf(endpoint))
		.sort((a, b) => age(a).localeCompare(age(b)))[0];
}

function addressOf(endpoint: string): string {
	if (!URL.canParse(endpoint)) return endpoint;
	const { origin, pathname } = new URL(endpoint);
	return `${origin}${pathname}`;
}
