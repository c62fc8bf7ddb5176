import { isEqual, pick } from 'lodash';
import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../nodes/AutoGrab/events';
import { paveEvents } from '../../nodes/Pave/events';
import { eventId } from '../../nodes/shared/events/eventId';
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

/** How long after an answer n8n may take to begin the execution. */
const PATIENCE_MS = 5000;

export interface VendorDelivery {
	vendor: VendorName;
	account: string | null;
	delivery: DeliveryLogEntry;
}

/**
 * Puts together what belongs to one event: neither vendor sends an id and n8n's answer names no execution, so an
 * execution belongs to the delivery to its workflow that came just before and whose event it handed on. A record of
 * the CRM belongs to the execution that was answered with the record's id.
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
			ignored: ignoredFor(delivery),
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
	if (!workflow || delivery.status !== 200 || ignoredFor(delivery) !== undefined) return undefined;
	const mode = isTestUrl(delivery.url) ? 'manual' : 'webhook';
	const candidates = [...free]
		.filter((execution) => execution.workflowId === workflow.id && execution.mode === mode)
		.filter(({ startedAt }) => within(startedAt, delivery, PATIENCE_MS))
		.sort((a, b) => a.startedAt.localeCompare(b.startedAt));
	const found =
		candidates.find(({ handedOn }) => handedOn.some((item) => tells(item, delivery.body))) ??
		// An execution without output is one that recognised a repeated delivery, or has just begun.
		candidates.find(({ nodes }) => nodes.every(({ items }) => items === 0));
	if (found) free.delete(found);
	return found;
}

/** What our nodes answer where an event starts nothing. */
function ignoredFor({ responseBody }: DeliveryLogEntry): string | undefined {
	const answer = parseLoose(responseBody);
	return isObject(answer) && isFilledString(answer.ignored) ? answer.ignored : undefined;
}

/** Whether an item is one of a body's events: its record names the event's id, and unsimplified it is the body itself. */
function tells(item: JsonObject, body: unknown): boolean {
	if (Array.isArray(body)) return body.some((event) => tells(item, event));
	if (!isObject(body)) return false;
	if (item.event_id === undefined) return isEqual(pick(item, Object.keys(body)), body);
	const attributes = isObject(item.custom_attributes) ? Object.keys(item.custom_attributes) : [];
	return item.event_id === eventId(body as IDataObject, attributes);
}

/** Whether an execution has sent a record: it has the answer with the record's id. */
function sentBy({ startedAt, stoppedAt, data }: N8nExecution, { id, at }: CrmRecord): boolean {
	const meanwhile = at >= startedAt && (stoppedAt === null || at <= stoppedAt);
	return meanwhile && data.includes(id);
}

function within(iso: string, { sentAt, durationMs }: DeliveryLogEntry, patience: number): boolean {
	const time = Date.parse(iso);
	const sent = Date.parse(sentAt);
	return time >= sent - 100 && time <= sent + durationMs + patience;
}

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
