import type { IDataObject, IHookFunctions } from 'n8n-workflow';
import { operationError } from '../errors';
import { trip } from '../registration/breaker';
import { isMine } from '../registration/plan';
import { hostOf } from '../trigger/addresses';
import type { Conflict, Registration, Step, Target } from '../trigger/registration';
import type { ConflictFacts, Displaced, Session } from '../trigger/vendor';
import { decodeRecord, encodeRecord, fitsHeader } from './displacedRecord';

/**
 * Whom this process is displacing, by account and slot, until the vendor was seen to keep the record of it, or to have
 * it back. A vendor that drops the record must not be the only one who knew.
 */
const unsaved = new Map<string, IDataObject>();

const keyOf = ({ account }: Session, slot: string) => `${account} ${slot}`;

/**
 * The steps that take slots over, each with the record of whom it displaces.
 *
 * @throws NodeOperationError that names the event, who owns it and the choices, if the user has not consented or it
 * could not be given back; nothing was changed then
 */
export function takeOver(
	context: IHookFunctions,
	session: Session,
	conflicts: readonly Conflict[],
	touched: ReadonlySet<string>,
): Step[] {
	const { exclusive } = session.vendor;
	if (!exclusive || conflicts.length === 0) return [];
	const lost = conflicts.find((c) => touched.has(c.target.slot) && !isStillThere(session, c));
	if (lost) throw lostError(session, lost);

	const mayTakeOver = !session.isTest && exclusive.mayTakeOver(context);
	const judged = conflicts.map((conflict) => {
		const { owner, registration, target } = conflict;
		const record = encodeRecord(session.secrets, registration);
		const allowed = mayTakeOver && owner !== 'sibling' && owner !== 'published';
		const why = allowed ? (fitsHeader(record) ? undefined : ('tooLong' as const)) : owner;
		return { why, registration, target: exclusive.attachRecord(target, record) };
	});
	const refused = judged.flatMap(({ why, ...rest }) => (why ? [{ why, ...rest }] : []));
	if (refused.length > 0) {
		// One message names one owner; the others come up once this one is settled.
		const [{ why, registration }] = refused;
		const alike = refused.filter(
			(r) => r.why === why && hostOf(r.registration.url) === hostOf(registration.url),
		);
		throw operationError(
			context.getNode(),
			exclusive.describeConflict(factsOf(session, why, alike)),
		);
	}
	return judged.map(({ registration, target }): Step => {
		unsaved.set(keyOf(session, target.slot), registration.raw);
		return { kind: 'update', registration, target };
	});
}

/**
 * Reads a takeover back, by what it means: a server may change the case of a header's name, and another main of this
 * n8n may have written the same with another nonce.
 *
 * @throws NodeOperationError if the slot is ours, but could not be given back; n8n calls `delete` then, which puts the
 * other registration back
 */
export function assertKept(session: Session, actual: readonly Registration[]): void {
	const { exclusive, name } = session.vendor;
	for (const { slot } of session.targets) {
		const former = unsaved.get(keyOf(session, slot));
		const present = actual.find((registration) => registration.slot === slot);
		if (!present) unsaved.delete(keyOf(session, slot));
		if (!former || !present || !exclusive || !isMine(session.owner(present))) continue;
		const kept = recorded(session, present);
		if (
			kept &&
			'former' in kept &&
			exclusive.isRestored(exclusive.registrationOf(kept.former), former)
		) {
			unsaved.delete(keyOf(session, slot));
			continue;
		}
		const host = hostOf(exclusive.registrationOf(former).url);
		const failure = operationError(session.context.getNode(), {
			message: `${name} did not keep what n8n needs to give ${nameOf(session, slot)} back to ${host}, so it is given back now`,
			description: `Nothing was taken over. Use another API key, or ask ${name} support why a header of a callback is dropped or cut.`,
		});
		// n8n tries five times; the other system need not lose its events as often.
		trip(session, 'node', failure);
		throw failure;
	}
}

/**
 * Who has to have a slot back when this node leaves it; undefined if nobody was displaced. If the slot still holds whom
 * this process wanted to displace, that never happened: it may be our own former address, with a record of its own.
 */
export function displacedBy(session: Session, registration: Registration): Displaced | undefined {
	const former = unsaved.get(keyOf(session, registration.slot));
	const address = former && session.vendor.exclusive?.registrationOf(former).url;
	return former && address !== registration.url ? { former } : recorded(session, registration);
}

/** Whom a registration itself says that it displaced. */
export function recorded(
	{ vendor, secrets }: Session,
	present: Registration,
): Displaced | undefined {
	const record = vendor.exclusive?.recordIn(present);
	if (record === undefined || !vendor.exclusive) return undefined;
	return decodeRecord(vendor.exclusive, secrets, record, present.slot);
}

/** The record that a registration carries goes on with whatever replaces it, whether it can be opened or not. */
export function carryOn({ vendor: { exclusive } }: Session, target: Target, present: Registration) {
	const record = exclusive?.recordIn(present);
	return record === undefined || !exclusive ? target : exclusive.attachRecord(target, record);
}

/** A slot was seen to be theirs again. */
export function settled(session: Session, slot: string): void {
	unsaved.delete(keyOf(session, slot));
}

/** The list may lag behind: whom we have just displaced is not somebody who has come since. */
function isStillThere(session: Session, { target, registration }: Conflict): boolean {
	const former = unsaved.get(keyOf(session, target.slot));
	const { exclusive } = session.vendor;
	return !!former && exclusive?.registrationOf(former).url === registration.url;
}

function nameOf({ vendor }: Session, slot: string): string {
	const event = vendor.catalogue.events.find(({ name }) => name === slot);
	return `"${event?.displayName ?? slot}"`;
}

function factsOf(
	session: Session,
	owner: ConflictFacts['owner'],
	conflicts: readonly Pick<Conflict, 'registration' | 'target'>[],
): ConflictFacts {
	return {
		owner,
		events: conflicts.map(({ target }) => nameOf(session, target.slot)),
		host: hostOf(conflicts[0].registration.url),
		isTest: session.isTest,
	};
}

function lostError(session: Session, { target }: Conflict) {
	const { name, registrationName } = session.vendor;
	return operationError(session.context.getNode(), {
		message: `${name} did not keep n8n's ${registrationName} for ${nameOf(session, target.slot)}`,
		description: `Another system may be changing it at the same moment. Unpublish and publish again in a minute. If it stays like this, send this message to ${name} support.`,
	});
}
