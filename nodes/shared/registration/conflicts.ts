import type { IHookFunctions, NodeOperationError } from 'n8n-workflow';
import { operationError } from '../errors';
import type { ConflictFacts } from '../triggerVendor';
import { hostOf, sameOrigin } from './ownership';
import type { Run } from './run';
import type { Conflict, Step } from './types';

function displayName(run: Run, place: string): string {
	return run.vendor.catalogue.events.find(({ name }) => name === place)?.displayName ?? place;
}

function factsOf(run: Run, conflicts: readonly Conflict[]): ConflictFacts {
	// One message names one owner; the others come up once this one is settled.
	const [{ kind, registration }] = conflicts;
	const alike = conflicts.filter(
		(c) => c.kind === kind && hostOf(c.registration.url) === hostOf(registration.url),
	);
	return {
		kind,
		events: alike.map((conflict) => displayName(run, conflict.target.place)),
		host: hostOf(registration.url),
		sameN8n: sameOrigin(registration.url, run.self.url),
		test: run.form === 'test',
	};
}

/**
 * Turns conflicts into steps where the user has consented to displacing, and stops otherwise. A test never displaces
 * somebody else's registration, whatever was consented to for production.
 *
 * @throws NodeOperationError that names the event, the host that owns it and the choices; nothing was changed
 */
export function displacements(
	context: IHookFunctions,
	run: Run,
	conflicts: readonly Conflict[],
): Step[] {
	const { exclusive } = run.vendor;
	if (conflicts.length === 0 || !exclusive) return [];
	const policy = exclusive.policy(context);
	const refused = conflicts.filter(({ kind }) =>
		kind === 'foreign'
			? run.form === 'test' || policy.foreign === 'fail'
			: policy.ownProduction === 'refuse',
	);
	if (refused.length > 0) {
		throw operationError(context.getNode(), exclusive.describeConflict(factsOf(run, refused)));
	}
	return conflicts.map(({ registration, target }) => ({ kind: 'displace', registration, target }));
}

/** For a vendor that answers "done" but keeps storing something else. */
export function notKeptError(run: Run): NodeOperationError {
	return operationError(run.context.getNode(), {
		message: `${run.vendor.name} accepted the registration but stores something else`,
		description: `Another system may be changing the same registration right now. Wait a minute and publish again; if it stays like this, ask ${run.vendor.name} support to look at it.`,
	});
}
