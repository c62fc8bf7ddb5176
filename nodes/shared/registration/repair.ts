import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';
import { asNodeError, blockedText, isBlocked, operationError } from '../errors';
import { setDeadline, throwIfCancelled } from '../http';
import { hostOf, isOwnWebhookPath, sameEndpoint, webhookIdOf } from '../trigger/addresses';
import type { Owner, Registration, Step, Target } from '../trigger/registration';
import type { RegistrationSpec, Session, TriggerVendor } from '../trigger/vendor';
import { askAddress } from './ask';
import { assertReachable } from './preflight';
import { changesOf, planFor } from './publish';
import { reconcile } from './reconcile';
import { inTurn, look, startSession } from './session';

const REPAIR_MS = 60_000;

export interface RepairRequest {
	/** The production URL of a published trigger. */
	webhookUrl: string;
	spec: RegistrationSpec;
	/** Look and report, and change nothing. */
	onlyCheck: boolean;
	itemIndex: number;
}

type Status = 'healthy' | 'repaired' | 'needs repair' | 'foreign' | 'former address';

/** What became of one event. `host` receives it now; `note` says in a sentence what that means. */
export interface RepairResult extends IDataObject {
	event: string;
	status: Status;
	host: string;
	note: string;
}

/** What a look found: slots that are not as they should be, and those of others. */
interface Findings {
	broken: Set<string>;
	others: Map<string, { owner: Owner; url: string }>;
	moved: Registration[];
}

/**
 * Brings missing or drifted registrations of a published trigger back, from what a user can copy out of it. Payload
 * and name of a registration that is already ours stay as they are, and so does the record of whom it displaced; nobody
 * else's is ever touched.
 *
 * @throws NodeOperationError if the URL is not that of a published trigger, NodeApiError if the vendor fails
 */
export async function repairRegistrations(
	context: IExecuteFunctions,
	vendor: TriggerVendor,
	{ webhookUrl, spec, onlyCheck, itemIndex }: RepairRequest,
): Promise<RepairResult[]> {
	const begin = async (webhookId: string, workflowId?: string) =>
		await startSession(context, vendor, {
			url: webhookUrl,
			webhookId,
			workflowId,
			isTest: false,
			spec,
			state: {},
			ms: REPAIR_MS,
		});
	const webhookId = webhookIdOf(webhookUrl);
	if (webhookId === undefined) throw notPublishedError(context, vendor, itemIndex);
	const findings: Findings = { broken: new Set(), others: new Map(), moved: [] };
	let session = await begin(webhookId);
	try {
		assertReachable(session);
		const workflowId = await askTrigger(session, context, itemIndex);
		session = await begin(webhookId, workflowId);
		await inTurn(session, async () => {
			const decide = (actual: Registration[]) => {
				const steps = permitted(session, actual, findings);
				return onlyCheck ? [] : steps;
			};
			// What the trigger has just registered may be missing from the list only.
			const isMissing = (actual: Registration[]) =>
				planFor(session, actual).changes.some(({ kind }) => kind === 'create');
			await reconcile(session, decide, isMissing);
		});
	} catch (error) {
		throw asNodeError(context.getNode(), error);
	} finally {
		setDeadline(context, Infinity);
	}
	return results(session, findings, onlyCheck ? 'needs repair' : 'repaired');
}

function notPublishedError(context: IExecuteFunctions, { name }: TriggerVendor, itemIndex: number) {
	return operationError(context.getNode(), {
		message: `This is not the address of a published ${name} Trigger in this n8n`,
		description:
			'Open the trigger > Webhook URLs > Production URL (not Test URL) and copy it. The workflow must be published. Nothing was changed.',
		itemIndex,
	});
}

/** Our token is for exactly this n8n's own path, and for an address that the vendor sends it to already. */
async function mayKnowToken(session: Session, context: IExecuteFunctions): Promise<boolean> {
	if (isOwnWebhookPath(context, session.self.url)) return true;
	const { vendor, self } = session;
	const held = await look(session);
	return held.some(
		(registration) =>
			sameEndpoint(registration.url, self.url) &&
			vendor.registeredToken(registration) === self.tokens.production,
	);
}

/**
 * Makes sure the URL leads to a published trigger of this n8n with this credential, before anything is registered for
 * it: without a token it must refuse, with ours it must not.
 *
 * @returns the id of its workflow
 */
async function askTrigger(
	session: Session,
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<string | undefined> {
	const { vendor, self, targets } = session;
	const [target] = targets;
	if (!(await mayKnowToken(session, context))) throw notPublishedError(context, vendor, itemIndex);
	try {
		const stranger = await askAddress(context, self.url);
		if (stranger.status !== 401) throw notPublishedError(context, vendor, itemIndex);
		const reply = await askAddress(context, target.url, vendor.deliveryHeaders(target));
		if (reply.status === 400) return reply.workflowId;
	} catch (error) {
		throwIfCancelled(context);
		if (isBlocked(error)) {
			throw operationError(context.getNode(), { ...blockedText(hostOf(self.url)), itemIndex });
		}
		if (error instanceof NodeOperationError) throw asNodeError(context.getNode(), error);
		const reason = error instanceof Error ? error.message : String(error);
		throw operationError(context.getNode(), {
			message: `This n8n cannot reach its own address at ${hostOf(self.url)} (${reason})`,
			description:
				'Nothing was changed. Ask whoever runs n8n to let it reach the address that it gives out for webhooks.',
			itemIndex,
		});
	}
	throw operationError(context.getNode(), {
		message: `The ${vendor.name} Trigger at this address uses another credential`,
		description: `Nothing was changed. Choose the credential which that trigger uses, and run this on the same n8n.`,
		itemIndex,
	});
}

/** Payload and name of what is ours already stay as the user chose them. */
function keepingUserContent(session: Session, actual: readonly Registration[]): Session {
	const targets = session.targets.map((target): Target => {
		const ours = actual.find((r) => r.slot === target.slot && session.owner(r) === 'ours');
		return ours ? session.vendor.keepUserContent(target, ours) : target;
	});
	return { ...session, targets };
}

/** What may be done unasked: nothing to anybody else's; of ours, only duplicates and what tests left are removed. */
function permitted(session: Session, actual: Registration[], findings: Findings): Step[] {
	const plan = planFor(keepingUserContent(session, actual), actual);
	const others = plan.conflicts.map(
		({ owner, target, registration }) => [target.slot, { owner, url: registration.url }] as const,
	);
	findings.others = new Map(others);
	findings.moved = actual.filter((registration) => session.owner(registration) === 'moved');
	const changes = changesOf(session, plan);
	if (!session.acted) findings.broken.clear();
	for (const { target } of plan.changes) findings.broken.add(target.slot);
	const duplicates = plan.duplicates.map(
		(registration): Step => ({ kind: 'remove', registration }),
	);
	return [...changes, ...duplicates];
}

function results(session: Session, findings: Findings, broken: Status): RepairResult[] {
	const { vendor, self, targets } = session;
	const rows = targets.flatMap((target) => {
		const other = findings.others.get(target.slot);
		const otherStatus = other?.owner === 'moved' ? 'former address' : 'foreign';
		const own: Status = findings.broken.has(target.slot) ? broken : 'healthy';
		const status = other ? otherStatus : own;
		return vendor
			.eventsOf(target)
			.map((event) => row(vendor, event, status, other?.url ?? self.url));
	});
	if (vendor.exclusive) return rows;
	const former = findings.moved.flatMap((registration) =>
		vendor
			.eventsOf(registration)
			.map((event) => row(vendor, event, 'former address', registration.url)),
	);
	return [...rows, ...former];
}

function row(
	{ name, exclusive }: TriggerVendor,
	event: string,
	status: Status,
	url: string,
): RepairResult {
	const host = hostOf(url);
	const notes: Record<Status, string> = {
		healthy: `${name} sends this event to your workflow. Nothing to do. If nothing arrives, nothing has happened under this API key, or something between ${name} and n8n blocks it.`,
		repaired: `${name} had no, or an old, address for this event. It is right again; events sent meanwhile did not arrive.`,
		'needs repair': `${name} has no, or an old, address for this event, so it does not arrive. Run Repair without Only Check to put that right.`,
		foreign: `${name} sends this event to ${host}. Nothing was changed. To get it too, choose Take Over and Forward in ${name} Trigger and publish.`,
		'former address': exclusive
			? `${name} sends this event to ${host}: this n8n before it moved, or a copy of it. Nothing was changed. After a move, free the event with Give Back, then run this again.`
			: `${name} also sends this event to ${host}: this n8n before it moved, or a copy of it. Nothing was changed. After a move, delete that webhook.`,
	};
	return { event, status, host, note: notes[status] };
}
