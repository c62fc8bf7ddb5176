import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { asNodeError, blockedText, isBlocked, operationError } from '../errors';
import { throwIfCancelled, within } from '../http';
import { hostOf, isOwnOrigin, sameEndpoint, webhookIdOf } from '../trigger/addresses';
import type { Registration, Step, Target } from '../trigger/registration';
import type { RegistrationSpec, TriggerVendor } from '../trigger/vendor';
import { isInUse, planFor, withMemories } from './desire';
import { startPass, type Pass } from './pass';
import { assertReachable } from './preflight';
import { reconcile } from './reconcile';
import { inTurn } from './turns';

/** Longer than a trigger may take to look its credential up again. */
const PROBE_TIMEOUT_MS = 20_000;

export interface RepairRequest {
	/** The production URL of a published trigger. */
	webhookUrl: string;
	spec: RegistrationSpec;
	itemIndex: number;
}

/** What became of one event's registration. `host` receives the event now. */
export interface RepairResult extends IDataObject {
	event: string;
	status: 'healthy' | 'repaired' | 'foreign';
	host: string;
	note?: string;
}

/** What a repair found and did, by place. */
interface Findings {
	repaired: Set<string>;
	/** Borrowed by a test that is listening right now. */
	busy: Set<string>;
	/** Addresses of whoever else holds a place. */
	foreign: Map<string, string>;
}

/**
 * Brings missing or drifted registrations of a published trigger back, from what a user can copy out of it. Payload
 * and name of a registration that is already ours stay as they are, and so does what it remembers of others; nobody
 * else's is ever touched.
 *
 * @throws NodeOperationError where the URL is not that of a published trigger, NodeApiError where the vendor fails
 */
export async function repairRegistrations(
	context: IExecuteFunctions,
	vendor: TriggerVendor,
	{ webhookUrl, spec, itemIndex }: RepairRequest,
): Promise<RepairResult[]> {
	const webhookId = webhookIdOf(webhookUrl);
	if (webhookId === undefined) {
		throw operationError(context.getNode(), {
			message: 'The Webhook URL is not the address of a trigger',
			description: `Open the ${vendor.name} Trigger, expand Webhook URLs and copy the Production URL. It ends in /webhook.`,
			itemIndex,
		});
	}
	const request = { url: webhookUrl, webhookId, form: 'production' as const, spec, state: {} };
	const pass = await startPass(context, vendor, request);
	const findings: Findings = { repaired: new Set(), busy: new Set(), foreign: new Map() };
	try {
		assertReachable(context.getNode(), vendor.name, pass);
		await inTurn(pass, async () => {
			// Whoever was first may just have unpublished it.
			await assertAlive(pass, context, itemIndex);
			await reconcile(pass, async (found) => {
				const steps = await permitted(pass, found, findings);
				for (const step of steps) {
					const place = step.kind === 'remove' ? step.registration.place : undefined;
					findings.repaired.add('target' in step ? step.target.place : (place ?? ''));
				}
				return steps;
			});
		});
	} catch (error) {
		throw asNodeError(context.getNode(), error);
	}
	return pass.targets.flatMap((target) =>
		vendor.eventsOf(target).map((event) => resultOf(event, target.place, webhookUrl, findings)),
	);
}

async function answerOf(context: IExecuteFunctions, url: string, headers: IDataObject) {
	const answer = (await context.helpers.httpRequest({
		method: 'POST',
		url,
		headers: { 'Content-Type': 'application/json', ...headers },
		// No event at all: a trigger of ours says 401 or 400 to it and starts nothing.
		body: '[]',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		...within(PROBE_TIMEOUT_MS),
	})) as { statusCode: number };
	return answer.statusCode;
}

/** Our token is for this n8n, and for an address that the vendor sends it to already; for nobody else who asks. */
async function mayKnowToken(pass: Pass, context: IExecuteFunctions): Promise<boolean> {
	if (isOwnOrigin(context, pass.self.url)) return true;
	const held = await pass.adapter.list(
		pass.targets.map(({ place }) => place),
		[],
	);
	return held.some(
		(r) => sameEndpoint(r.url, pass.self.url) && pass.vendor.registeredToken(r) === pass.self.token,
	);
}

/**
 * Makes sure the URL leads to a published trigger of this n8n with this credential, before anything is registered for
 * it: without a token it must refuse, with ours it must not.
 */
async function assertAlive(
	pass: Pass,
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<void> {
	const refuse = (message: string, description: string) =>
		operationError(context.getNode(), { message, description, itemIndex });
	const { name } = pass.vendor;
	if (!(await mayKnowToken(pass, context))) {
		throw refuse(
			`The Webhook URL is at ${hostOf(pass.self.url)}, which is not this n8n`,
			`Nothing was changed. Copy the Production URL of a ${name} Trigger of this n8n. If this n8n has moved to another address, publish that workflow again.`,
		);
	}
	const [target] = pass.targets;
	let status: number;
	let trusted: number;
	try {
		status = await answerOf(context, pass.self.url, {});
		trusted =
			status === 401 ? await answerOf(context, target.url, pass.vendor.probeHeaders(target)) : 0;
	} catch (error) {
		throwIfCancelled(context);
		if (isBlocked(error)) {
			const { message, description } = blockedText(hostOf(pass.self.url));
			throw refuse(message, description);
		}
		const reason = error instanceof Error ? error.message : String(error);
		throw refuse(
			`The Webhook URL could not be reached from this n8n (${reason})`,
			'Nothing was changed. Check the Webhook URL; it must be the Production URL of a trigger of this n8n.',
		);
	}
	if (status === 404) {
		throw refuse(
			'No published workflow listens at the Webhook URL',
			`Nothing was changed. Publish the workflow with the ${name} Trigger, or copy the Production URL again.`,
		);
	}
	if (status !== 401) {
		throw refuse(
			`The Webhook URL does not belong to a ${name} Trigger (it answered ${status})`,
			`Nothing was changed. Open the ${name} Trigger and copy its Production URL.`,
		);
	}
	if (trusted === 401) {
		throw refuse(
			`The ${name} Trigger at the Webhook URL does not accept this credential's deliveries`,
			'Nothing was changed. Choose the credential which that trigger uses, and run this on the same n8n.',
		);
	}
}

/** Payload and name of what is ours already stay as the user chose them. */
function keepingUserContent(pass: Pass, actual: readonly Registration[]): Pass {
	const targets = pass.targets.map((target): Target => {
		const ours = actual.find((r) => r.place === target.place && pass.owner(r) === 'same');
		return ours ? pass.vendor.keepUserContent(target, ours) : target;
	});
	return { ...pass, targets };
}

/** What may be done unasked: nothing to anybody else's or to a test that is listening; only duplicates are removed. */
async function permitted(pass: Pass, found: Registration[], findings: Findings): Promise<Step[]> {
	const plan = planFor(keepingUserContent(pass, found), found);
	findings.foreign = new Map(
		plan.conflicts.map(({ target, registration }) => [target.place, registration.url]),
	);
	findings.busy.clear();
	const allowed: typeof plan.steps = [];
	for (const step of plan.steps) {
		if (step.kind === 'update' && (await isInUse(pass, step.registration))) {
			findings.busy.add(step.target.place);
		} else {
			allowed.push(step);
		}
	}
	const duplicates = plan.duplicates.map(
		(registration): Step => ({ kind: 'remove', registration }),
	);
	return [...withMemories(pass, allowed).steps, ...duplicates];
}

function resultOf(
	event: string,
	place: string,
	webhookUrl: string,
	findings: Findings,
): RepairResult {
	const other = findings.foreign.get(place);
	if (other !== undefined) return { event, status: 'foreign', host: hostOf(other) };
	const host = hostOf(webhookUrl);
	if (findings.busy.has(place)) {
		const note = 'Borrowed by a test that is listening right now';
		return { event, status: 'healthy', host, note };
	}
	return { event, status: findings.repaired.has(place) ? 'repaired' : 'healthy', host };
}
