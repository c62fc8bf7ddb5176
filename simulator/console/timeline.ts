import { autoGrabEvents } from '../../nodes/AutoGrab/events';
import { paveEvents } from '../../nodes/Pave/events';
import { isObject } from '../shared/text';
import type { DeliveryLogEntry } from '../shared/types';
import type {
	CrmRecord,
	N8nExecution,
	N8nSnapshot,
	N8nWorkflow,
	TimelineEvent,
	VendorName,
} from './types';

/** How long after an answer n8n may take to begin the execution, and the CRM to be told. */
const PATIENCE_MS = 5000;

export interface VendorDelivery {
	vendor: VendorName;
	account: string | null;
	delivery: DeliveryLogEntry;
}

/**
 * Puts together what belongs to one event: neither vendor sends an id and n8n's answer names no execution, so an
 * execution belongs to the delivery to its workflow that came just before and whose facts it holds.
 *
 * @returns newest first
 */
export function joinTimeline(
	deliveries: readonly VendorDelivery[],
	n8n: N8nSnapshot | undefined,
	crm: readonly CrmRecord[],
): TimelineEvent[] {
	const freeExecutions = new Set(n8n?.executions ?? []);
	const freeRecords = new Set(crm);
	const oldestFirst = [...deliveries].sort((a, b) =>
		a.delivery.sentAt.localeCompare(b.delivery.sentAt),
	);
	const events = oldestFirst.map((entry): Joined => {
		const { delivery } = entry;
		const workflow = n8n?.workflows.find(({ triggers }) => sentTo(delivery.url, triggers));
		const execution = takeExecution(freeExecutions, delivery, workflow);
		const event = { ...describe(entry, n8n, workflow), ...ran(n8n, execution), crm: [] };
		return { event, execution };
	});
	// What only one event says decides first; what is left goes by anything they have in common.
	for (const factsOf of [ownFacts, leaves]) {
		for (const { event, execution } of events) {
			if (!execution) continue;
			const taken = takeRecords(freeRecords, factsOf(event.body), execution);
			event.crm = [...event.crm, ...taken];
		}
	}
	return events.map(({ event }) => event).reverse();
}

interface Joined {
	event: TimelineEvent;
	execution: N8nExecution | undefined;
}

/** Whether an address is that of one of a workflow's triggers. */
export function sentTo(url: string, triggers: N8nWorkflow['triggers']): boolean {
	return triggers.some(({ webhookId }) => webhookId !== '' && url.includes(`/${webhookId}/`));
}

/** Whether an address is one that n8n listens at for a test event. */
export const isTestUrl = (url: string) => /\/webhook-test\//.test(url);

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
			ignored: delivery.responseBody.includes('"ignored"'),
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
	if (!workflow || delivery.status !== 200 || delivery.responseBody.includes('"ignored"')) {
		return undefined;
	}
	const mode = isTestUrl(delivery.url) ? 'manual' : 'webhook';
	const candidates = [...free]
		.filter((execution) => execution.workflowId === workflow.id && execution.mode === mode)
		.filter(({ startedAt }) => within(startedAt, delivery, PATIENCE_MS))
		.sort((a, b) => a.startedAt.localeCompare(b.startedAt));
	const facts = ownFacts(delivery.body);
	const found =
		candidates.find(({ output }) => facts.some((fact) => output.includes(fact))) ??
		// An execution without output is one that recognised a repeated delivery, or has just begun.
		candidates.find(({ nodes }) => nodes.every(({ items }) => items === 0));
	if (found) free.delete(found);
	return found;
}

function takeRecords(
	free: Set<CrmRecord>,
	facts: readonly string[],
	execution: N8nExecution,
): CrmRecord[] {
	const from = Date.parse(execution.startedAt) - 50;
	const until = execution.stoppedAt === null ? Infinity : Date.parse(execution.stoppedAt) + 250;
	const found = [...free].filter(({ at, body }) => {
		const time = Date.parse(at);
		const text = JSON.stringify(body);
		return time >= from && time <= until && facts.some((fact) => text.includes(fact));
	});
	for (const record of found) free.delete(record);
	return found;
}

function within(iso: string, { sentAt, durationMs }: DeliveryLogEntry, patience: number): boolean {
	const time = Date.parse(iso);
	const sent = Date.parse(sentAt);
	return time >= sent - 100 && time <= sent + durationMs + patience;
}

/** Texts of an event that hardly any other has: ids, keys, the moment to the millisecond. */
function ownFacts(body: unknown): string[] {
	return leaves(body).filter(
		(text) => /^(?=.*\d)[\w-]{10,}$/.test(text) || /T[\d:]{8}\.(?!000)\d{3}Z$/.test(text),
	);
}

/** Every text and number in a body, in its order. */
export function leaves(value: unknown): string[] {
	if (Array.isArray(value)) return value.flatMap(leaves);
	if (isObject(value)) return Object.values(value).flatMap(leaves);
	return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
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
