import type { IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { operationError } from '../errors';
import type { ConflictFacts, ConflictPolicy } from '../trigger/vendor';
import { hostOf, sameOrigin } from './ownership';
import { isListening } from './probe';
import type { Run } from './run';
import type { Conflict, Step } from '../trigger/registration';

/** What became of a conflict: a step, or why there is none. */
type Resolved = { step: Step } | { refused: Conflict; why: ConflictFacts['kind'] };
type Refused = Extract<Resolved, { why: string }>;

function displayName(run: Run, place: string): string {
	return run.vendor.catalogue.events.find(({ name }) => name === place)?.displayName ?? place;
}

function factsOf(run: Run, refused: readonly Refused[]): ConflictFacts {
	// One message names one owner; the others come up once this one is settled.
	const [{ why, refused: first }] = refused;
	const { registration } = first;
	const alike = refused.filter(
		(r) => r.why === why && hostOf(r.refused.registration.url) === hostOf(registration.url),
	);
	return {
		kind: why,
		events: alike.map((r) => displayName(run, r.refused.target.place)),
		host: hostOf(registration.url),
		sameN8n: sameOrigin(registration.url, run.self.url),
		test: run.form === 'test',
	};
}

async function resolve(
	run: Run,
	conflict: Conflict,
	{ foreign, ownProduction }: ConflictPolicy,
): Promise<Resolved> {
	const { kind, registration, target } = conflict;
	const displace: Resolved = { step: { kind: 'displace', registration, target } };
	if (kind === 'foreign') {
		// A test never displaces somebody else, whatever was consented to for production.
		const allowed = run.form === 'production' && foreign !== 'fail';
		return allowed ? displace : { refused: conflict, why: 'foreign' };
	}
	const listening = await isListening(run.context, registration.url);
	// Left over from an unpublishing that the vendor never heard of: nobody misses it.
	if (listening === false) return { step: { kind: 'update', registration, target } };
	if (ownProduction === 'refuse') return { refused: conflict, why: 'ownProduction' };
	// While borrowing, every event is passed on from here: only if that works may production be interrupted.
	return listening ? displace : { refused: conflict, why: 'unreachable' };
}

/**
 * Turns conflicts into steps where the user has consented to displacing, and stops otherwise.
 *
 * @throws NodeOperationError that names the event, who owns it and the choices; nothing was changed
 */
export async function resolveConflicts(
	context: IHookFunctions,
	run: Run,
	conflicts: readonly Conflict[],
): Promise<Step[]> {
	const { exclusive } = run.vendor;
	if (conflicts.length === 0 || !exclusive) return [];
	const policy = exclusive.policy(context);
	const resolved = await Promise.all(conflicts.map(async (c) => await resolve(run, c, policy)));
	const refused = resolved.filter((result): result is Refused => 'why' in result);
	if (refused.length > 0) {
		throw operationError(context.getNode(), exclusive.describeConflict(factsOf(run, refused)));
	}
	return resolved.flatMap((result) => ('step' in result ? [result.step] : []));
}

/** For a vendor that answers "done" but keeps storing something else. */
export function notKeptError(run: Run): NodeOperationError {
	return operationError(run.context.getNode(), {
		message: `${run.vendor.name} accepted the registration but stores something else`,
		description: `Another system may be changing the same registration right now. Wait a minute and try again; if it stays like this, ask ${run.vendor.name} support to look at it.`,
	});
}
