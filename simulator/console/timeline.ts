import { isEqual, pick } from 'lodash';

import { autoGrabEvents } from '../../nodes/AutoGrab/events';
import { paveEvents } from '../../nodes/Pave/events';
import { isFilledString, isObject, parseLoose } from '../shared/text';
import type { DeliveryLogEntry, JsonObject } from '../shared/types';
import type {
	CrmRecord,
	N8nExecution,
	N8nSnapshot,
	N8nWorkflow,
	TimelineEvent,
	VendorName,
} from './types';

export interface VendorDelivery {
	vendor: VendorName;
	account: string | null;
	delivery: DeliveryLogEntry;
}

/**
 * Puts together what belongs to one event: an execution belongs to the delivery whose answer named the event that it
 * handed on, a record of the CRM to the execution that was answered with the record's id.
 *
 * @returns newest first
 */
export function joinTimeline(
	deliveries: readonly VendorDelivery[],
	n8n: N8nSnapshot | undefined,
	crm: readonly CrmRecord[],
): TimelineEvent[] {
	const free = new Set(n8n?.executions ?? []);
	const oldestFirst = [...deliveries].sort((a, b) =>
		a.delivery.sentAt.localeCompare(b.delivery.sentAt),
	);
	const events = oldestFirst.map((entry): TimelineEvent => {
		const { delivery } = entry;
		const workflow = n8n?.workflows.find(({ triggers }) => sentTo(delivery.url, triggers));
		const execution = takeExecution(free, delivery, workflow);
		return {
			...describe(entry, n8n, workflow),
			...ran(n8n, execution),
			crm: execution ? crm.filter((record) => sentBy(execution, record)) : [],
		};
	});
	return events.reverse();
}

/** Whether an address is that of one of a workflow's triggers. */
export function sentTo(url: string, triggers: N8nWorkflow['triggers']): boolean {
	return triggers.some(({ webhookId }) => webhookId !== '' && url.includes(`/${webhookId}/`));
}

/** Whether an address is one that n8n listens at for a test event. */
export const isTestUrl = (url: string) => /\/webhook-test\//.test(url);

/** Every text and number in a body, in its order. */
export function leaves(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(leaves);
	if (isObject(value)) return Object.values(value).flatMap(leaves);
	return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

function describe(
	{ vendor, account, delivery }: VendorDelivery,
	n8n: N8nSnapshot | undefined,
	workflow: N8nWorkflow | undefined,
): Omit<TimelineEvent, 'execution' | 'crm'> {
	const { repeats } = delivery;
	const event = delivery.event ?? eventNameIn(delivery.body);
	return {
		id: `${vendor}-${delivery.id}`,
		vendor,
		deliveryId: delivery.id,
		at: delivery.sentAt,
		event,
		title: titleOf(vendor, event),
		about: aboutOf(delivery.body),
		account,
		...(repeats ? { repeats: { event: `${vendor}-${repeats.deliveryId}`, as: repeats.as } } : {}),
		to: {
			url: delivery.url,
			test: isTestUrl(delivery.url),
			...(n8n && workflow
				? {
						workflow: {
							id: workflow.id,
							name: workflow.name,
							url: `${n8n.url}/workflow/${workflow.id}`,
						},
					}
				: {}),
		},
		answer: {
			status: delivery.status,
			ms: delivery.durationMs,
			text: delivery.error ?? delivery.responseBody,
			ignored: textOf(answerOf(delivery).ignored),
		},
		body: delivery.body,
	};
}

function ran(
	n8n: N8nSnapshot | undefined,
	execution: N8nExecution | undefined,
): Pick<TimelineEvent, 'execution'> {
	if (!n8n || !execution) return {};
	const { id, workflowId, status, mode, nodes } = execution;
	const url = `${n8n.url}/workflow/${workflowId}/executions/${id}`;
	return { execution: { id, url, status, mode, nodes } };
}

function takeExecution(
	free: Set<N8nExecution>,
	delivery: DeliveryLogEntry,
	workflow: N8nWorkflow | undefined,
): N8nExecution | undefined {
	const ids = [answerOf(delivery).event_id].flat();
	if (!workflow || delivery.status !== 200 || ids[0] === undefined) return undefined;
	const mode = isTestUrl(delivery.url) ? 'manual' : 'webhook';
	const candidates = [...free]
		.filter((execution) => execution.workflowId === workflow.id && execution.mode === mode)
		.sort((a, b) => a.startedAt.localeCompare(b.startedAt));
	const found =
		candidates.find(({ handedOn }) => handedOn.some((item) => tells(item, ids, delivery.body))) ??
		// An execution that recognised a repeat hands nothing on.
		candidates.find(
			({ startedAt, nodes }) =>
				delivery.repeats && startedAt >= delivery.sentAt && nodes.every(({ items }) => items === 0),
		);
	if (found) free.delete(found);
	return found;
}

/** What our nodes answer; `ignored` if an event starts nothing. */
function answerOf({ responseBody }: DeliveryLogEntry): JsonObject {
	const answer = parseLoose(responseBody);
	return isObject(answer) ? answer : {};
}

/** Whether an item is one of a delivery's events: its record names the event, and unsimplified it is the body itself. */
function tells(item: JsonObject, ids: readonly unknown[], body: unknown): boolean {
	if (item.event_id !== undefined) return ids.includes(item.event_id);
	return [body].flat().some((event) => isEqual(pick(item, Object.keys(Object(event))), event));
}

/** Whether an execution has sent a record: it has the answer with the record's id. */
function sentBy({ startedAt, stoppedAt, data }: N8nExecution, { id, at }: CrmRecord): boolean {
	const meanwhile = at >= startedAt && (stoppedAt === null || at <= stoppedAt);
	return meanwhile && data.includes(id);
}

const textOf = (value: unknown) => (isFilledString(value) ? value : undefined);

function eventNameIn(body: unknown): string {
	return isObject(body) && typeof body.event === 'string' ? body.event : 'unknown';
}

function titleOf(vendor: VendorName, event: string): string {
	const catalogue = vendor === 'pave' ? paveEvents : autoGrabEvents;
	const known = catalogue.events.find(
		({ name, aliases }) => name === event || aliases?.includes(event),
	);
	return known?.displayName ?? event;
}

function aboutOf(body: unknown): string {
	const text = (value: unknown) => (typeof value === 'string' ? value : '');
	if (!isObject(body)) return '';
	const session = isObject(body.session) ? body.session : body;
	if (text(session.session_key) !== '') {
		return [session.session_key, body.photo_label, body.status, body.title]
			.map(text)
			.filter(Boolean)
			.join(' · ');
	}
	const data = isObject(body.data) ? body.data : {};
	const customer = isObject(data.customer) ? data.customer : {};
	const record = isObject(data.pricing_record) ? data.pricing_record : {};
	return [customer.client_name, customer.rego, customer.vehicle_title, record.rego, data.claimID]
		.map(text)
		.filter(Boolean)
		.join(' · ');
}
