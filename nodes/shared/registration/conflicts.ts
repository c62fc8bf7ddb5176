import type { IHookFunctions } from 'n8n-workflow';
import { operationError } from '../errors';
import { hostOf, sameOrigin } from '../trigger/addresses';
import { isReference } from '../trigger/memory';
import type { Conflict, Registration } from '../trigger/registration';
import type { ConflictFacts, Desire, Position } from '../trigger/vendor';
import { inherit } from './heir';
import { askAddress } from './probe';

interface Refused {
	refused: Conflict;
	why: ConflictFacts['kind'];
}

/**
 * Turns conflicts into steps where the user has consented to displacing, and stops otherwise.
 *
 * @throws NodeOperationError that names the event, who owns it and the choices; nothing was changed
 */
export async function resolveConflicts(
	context: IHookFunctions,
	pass: Position,
	conflicts: readonly Conflict[],
): Promise<Desire> {
	const { exclusive } = pass.vendor;
	const takeover: Desire = { steps: [], tooLong: {} };
	if (conflicts.length === 0 || !exclusive) return takeover;
	const refused: Refused[] = [];
	const reasons = await Promise.all(conflicts.map(async (c) => await objection(pass, c, context)));
	conflicts.forEach((conflict, index) => {
		const { registration } = conflict;
		const { target, tooLong } = inherit(pass, conflict.target, registration);
		// n8n keeps nothing of a test that could be relied on, so what cannot travel must not be displaced by one.
		const forgotten = tooLong !== undefined && pass.form === 'test';
		const unsafe = forgotten || isKeptElsewhere(pass, registration);
		const why = reasons[index] ?? (unsafe ? 'tooLong' : undefined);
		if (why) refused.push({ refused: conflict, why });
		Object.assign(takeover.tooLong, tooLong);
		takeover.steps.push({ kind: 'update', registration, target });
	});
	if (refused.length > 0) {
		throw operationError(context.getNode(), exclusive.describeConflict(factsOf(pass, refused)));
	}
	return takeover;
}

function displayName(pass: Position, place: string): string {
	return pass.vendor.catalogue.events.find(({ name }) => name === place)?.displayName ?? place;
}

function factsOf(pass: Position, refused: readonly Refused[]): ConflictFacts {
	// One message names one owner; the others come up once this one is settled.
	const [{ why, refused: first }] = refused;
	const { registration } = first;
	const alike = refused.filter(
		(r) => r.why === why && hostOf(r.refused.registration.url) === hostOf(registration.url),
	);
	return {
		kind: why,
		events: alike.map((r) => displayName(pass, r.refused.target.place)),
		host: hostOf(registration.url),
		sameN8n: sameOrigin(registration.url, pass.self.url),
		test: pass.form === 'test',
	};
}

/** Why a place must not be taken; undefined where it may. */
async function objection(
	pass: Position,
	{ kind, registration }: Conflict,
	context: IHookFunctions,
): Promise<ConflictFacts['kind'] | undefined> {
	const policy = pass.vendor.exclusive?.policy(context);
	// A test never displaces somebody else, whatever was consented to for production.
	if (kind === 'foreign') {
		return pass.form === 'production' && policy?.foreign !== 'fail' ? undefined : 'foreign';
	}
	const answer = await askAddress(pass.context, registration.url);
	// Left over from an unpublishing that the vendor never heard of: nobody misses it.
	if (answer === 'free') return undefined;
	if (policy?.ownProduction !== 'borrow') return 'ownProduction';
	// While borrowing, every event is passed on from here: only if that works may production be interrupted.
	return answer === 'listens' ? undefined : 'unreachable';
}

/** A reference leads nowhere but in its own workflow: only that one can put back whom it displaced. */
function isKeptElsewhere(pass: Position, registration: Registration): boolean {
	const memory = pass.vendor.exclusive?.memoryIn(registration);
	return memory !== undefined && isReference(memory) && sameOrigin(registration.url, pass.self.url);
}
