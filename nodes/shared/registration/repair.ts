import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { asNodeError, operationError } from '../errors';
import { throwIfCancelled } from '../http';
import type { RegistrationSpec, TriggerVendor } from '../trigger/vendor';
import { applySteps } from './apply';
import { notKeptError } from './conflicts';
import { hostOf, webhookIdOf } from './ownership';
import { planRegistrations } from './plan';
import { assertReachable } from './preflight';
import { isListening } from './probe';
import { startRun, type Run } from './run';
import type { Registration, Step, Target } from '../trigger/registration';

const MAX_ROUNDS = 3;
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

async function answerOf(context: IExecuteFunctions, url: string, headers: IDataObject) {
	const answer = (await context.helpers.httpRequest({
		method: 'POST',
		url,
		headers: { 'Content-Type': 'application/json', ...headers },
		// No event at all: a trigger of ours says 401 or 400 to it and starts nothing.
		body: '[]',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		timeout: PROBE_TIMEOUT_MS,
	})) as { statusCode: number };
	return answer.statusCode;
}

/**
 * Makes sure the URL leads to a published trigger of this n8n with this credential, before anything is registered for
 * it: without a token it must refuse, with ours it must not.
 */
async function assertAlive(run: Run, context: IExecuteFunctions, itemIndex: number): Promise<void> {
	const refuse = (message: string, description: string) =>
		operationError(context.getNode(), { message, description, itemIndex });
	const { name } = run.vendor;
	const [target] = run.targets;
	let status: number;
	let trusted: number;
	try {
		status = await answerOf(context, run.self.url, {});
		trusted =
			status === 401 ? await answerOf(context, target.url, run.vendor.probeHeaders(target)) : 0;
	} catch (error) {
		throwIfCancelled(context);
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

/** What may be done unasked: nothing to anybody else's, nothing to a test that is running, nothing taken away but duplicates. */
async function permitted(run: Run, step: Step): Promise<boolean> {
	if (step.kind === 'create') return true;
	if (step.kind === 'remove') return step.why === 'duplicate';
	if (run.owner(step.registration) === 'same') return true;
	return (await isListening(run.context, step.registration.url)) === false;
}

function planFor(run: Run, actual: readonly Registration[]) {
	const keeping = run.targets.map((target): Target => {
		const ours = actual.find((r) => r.place === target.place && run.owner(r) === 'same');
		return ours ? run.vendor.keepUserContent(target, ours) : target;
	});
	return planRegistrations({
		targets: keeping,
		actual,
		ownerOf: run.owner,
		drifted: run.adapter.drifted,
		exclusive: run.vendor.exclusive !== undefined,
		form: 'production',
	});
}

/**
 * Brings missing or drifted registrations of a published trigger back, from what a user can copy out of it. Payload
 * and name of a registration that is already ours stay as they are, and nobody else's is ever touched.
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
	const run = await startRun(context, vendor, {
		url: webhookUrl,
		webhookId,
		form: 'production',
		spec,
	});
	assertReachable(context.getNode(), vendor.name, run.secrets.baseUrl, webhookUrl);
	await assertAlive(run, context, itemIndex);

	const repaired = new Set<string>();
	const busy = new Set<string>();
	const foreign = new Map<string, string>();
	try {
		for (let round = 1; ; round++) {
			const plan = planFor(run, await run.list());
			for (const { target, registration } of plan.conflicts)
				foreign.set(target.place, registration.url);
			const allowed = await Promise.all(plan.steps.map(async (step) => await permitted(run, step)));
			const steps = plan.steps.filter((_, index) => allowed[index]);
			for (const step of plan.steps.filter((_, index) => !allowed[index])) {
				if (step.kind === 'update') busy.add(step.target.place);
			}
			if (steps.length === 0) break;
			if (round > MAX_ROUNDS) throw notKeptError(run);
			const { failure, settled } = await applySteps(
				run.adapter,
				steps,
				vendor.exclusive !== undefined,
			);
			if (failure !== undefined) throw failure;
			for (const step of steps)
				repaired.add('target' in step ? step.target.place : step.registration.place);
			if (settled) break;
		}
	} catch (error) {
		throw asNodeError(context.getNode(), error);
	}
	return run.targets.flatMap((target) =>
		vendor.eventsOf(target).map((event): RepairResult => {
			const other = foreign.get(target.place);
			if (other !== undefined) return { event, status: 'foreign', host: hostOf(other) };
			const host = hostOf(webhookUrl);
			if (busy.has(target.place)) {
				return {
					event,
					status: 'healthy',
					host,
					note: 'Borrowed by a test that is listening right now',
				};
			}
			return { event, status: repaired.has(target.place) ? 'repaired' : 'healthy', host };
		}),
	);
}
