import type { IDataObject, NodeOperationError } from 'n8n-workflow';
import { operationError } from '../errors';
import { sameOrigin } from '../trigger/addresses';
import { canTravel, isReference, recall, referenceTo, remember } from '../trigger/memory';
import type { Registration, Target } from '../trigger/registration';
import { keptMemory } from '../trigger/state';
import type { Inheritance, Position } from '../trigger/vendor';
import { askAddress } from './probe';

/** A chain of workflows that displaced each other is never this long; a damaged one may go in circles. */
const LONGEST_CHAIN = 8;

/**
 * Who has to have a place back when this node leaves it: whom we displaced; a test gives it back to this node's own
 * published workflow. Whoever does not listen any more is left out, and whom they had displaced is next.
 *
 * @returns the registration as the vendor had given it; undefined where nobody is left
 * @throws NodeOperationError that names the host where the memory cannot be opened: only who made it can put it back
 */
export async function heirOf(
	pass: Position,
	registration: Registration,
): Promise<IDataObject | undefined> {
	const { exclusive } = pass.vendor;
	let memory = memoryOf(pass, registration);
	for (let depth = 0; exclusive && memory !== undefined && depth < LONGEST_CHAIN; depth++) {
		const { host, former } = recall(pass.secrets, memory);
		if (!former) throw lostError(pass, host, memory);
		const displaced = exclusive.registrationOf(former);
		await pass.settle(displaced);
		const ours = pass.owner(displaced) !== 'foreign';
		if (!(ours && pass.form === 'production') && !(await isGone(pass, displaced))) return former;
		memory = memoryOf(pass, displaced);
	}
	return undefined;
}

/**
 * The target with the memory it has to carry: of the one it displaces, or, where it only replaces what was ours
 * already, of whom that had displaced. A memory that cannot be opened is carried on as it is.
 */
export function inherit(pass: Position, target: Target, occupant: Registration): Inheritance {
	const { exclusive } = pass.vendor;
	if (!exclusive) return { target };
	const owner = pass.owner(occupant);
	const borrowed = pass.form === 'test' && owner === 'other';
	let memory =
		owner === 'foreign' || borrowed ? memoryFor(pass, occupant) : memoryOf(pass, occupant);
	if (pass.form === 'production') memory = beyondOurselves(pass, memory);
	if (memory === undefined) return { target };
	if (canTravel(memory)) return { target: exclusive.attachMemory(target, memory) };
	const reference = referenceTo(memory);
	return {
		target: exclusive.attachMemory(target, reference),
		tooLong: { [reference]: memory },
	};
}

/** A new memory of a registration, or the one n8n keeps of exactly this: attempts that fail do not pile them up. */
function memoryFor({ secrets, state }: Position, occupant: Registration): string {
	const raw = JSON.stringify(occupant.raw);
	const kept = Object.values(state.memories ?? {});
	return (
		kept.find((memory) => JSON.stringify(recall(secrets, memory).former) === raw) ??
		remember(secrets, occupant)
	);
}

/** The memory of a registration: it travels with it, or a reference does to where n8n keeps it. */
function memoryOf(pass: Position, registration: Registration): string | undefined {
	const memory = pass.vendor.exclusive?.memoryIn(registration);
	return memory === undefined ? undefined : keptMemory(pass.state, memory);
}

function lostError(pass: Position, host: string, memory: string): NodeOperationError {
	const { name } = pass.vendor;
	if (isReference(memory)) {
		return operationError(pass.context.getNode(), {
			message: `${host} cannot be given back its events: n8n no longer has what it kept of that registration`,
			description: `It was too long to be stored at ${name}. Set the address up again at ${host} or with the ${name} node, then try again. Its place was left as it is.`,
		});
	}
	return operationError(pass.context.getNode(), {
		message: `${host} cannot be given back its events: the ${name} credential has another secret than when they were taken over`,
		description: `Put the former secret back into the ${name} credential and try again. Or, where that is lost, set the address up again at ${host} or with the ${name} node. Its place was left as it is.`,
	});
}

/** Only a workflow of this same n8n can be asked; anybody else's address may be silent and well. */
async function isGone(pass: Position, { url }: Registration): Promise<boolean> {
	return sameOrigin(url, pass.self.url) && (await askAddress(pass.context, url)) === 'free';
}

/** A test that is replaced by publishing had displaced our own former registration: whom that displaced is meant. */
function beyondOurselves(pass: Position, start: string | undefined): string | undefined {
	const { exclusive } = pass.vendor;
	let memory = start;
	for (let depth = 0; exclusive && memory !== undefined && depth < LONGEST_CHAIN; depth++) {
		const { former } = recall(pass.secrets, memory);
		const displaced = former && exclusive.registrationOf(former);
		if (!displaced || pass.owner(displaced) === 'foreign') return memory;
		memory = memoryOf(pass, displaced);
	}
	return memory;
}
