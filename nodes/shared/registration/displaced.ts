import { isTransient } from '../errors';
import { retrying } from '../retrying';
import { sameOrigin } from './ownership';
import { isListening } from './probe';
import type { Run } from './run';
import { keyFingerprint, seal, unseal } from '../trigger/sealed';
import type { Displaced, RegistrationState } from '../trigger/state';
import type { Registration, Step, Target } from '../trigger/registration';

/** What is known about a displaced registration, as it is encrypted. */
interface Memory {
	former: Target;
	/** Which API key it belonged to. */
	key: string;
	productionUrl?: string;
}

type DisplacedByPlace = Record<string, Displaced>;

function recall(run: Run, sealed: string | undefined): Memory | undefined {
	return sealed === undefined ? undefined : unseal<Memory>(run.secrets.secret, sealed);
}

/** Everyone whom these steps put aside, encrypted. */
export function rememberDisplaced(run: Run, steps: readonly Step[]): DisplacedByPlace {
	const displaced: DisplacedByPlace = {};
	for (const step of steps) {
		if (step.kind !== 'displace') continue;
		const { place, url, content } = step.registration;
		const productionUrl = run.owner(step.registration) === 'other' ? url : undefined;
		const memory: Memory = {
			former: { place, url, content },
			key: keyFingerprint(run.secrets.key),
			productionUrl,
		};
		displaced[place] = { sealed: seal(run.secrets.secret, memory), productionUrl };
	}
	return displaced;
}

/**
 * The memory also travels with the registration that took the place. So it is found again where n8n lost its own copy:
 * killed before it saved, a test that is listened for a second time, a workflow restored from a backup.
 */
export function adoptDisplaced(
	run: Run,
	actual: readonly Registration[],
	known: DisplacedByPlace = {},
): DisplacedByPlace {
	const displaced = { ...known };
	for (const registration of actual) {
		const sealed = run.vendor.exclusive?.memoryIn(registration);
		if (run.owner(registration) !== 'same' || sealed === undefined) continue;
		const memory = recall(run, sealed);
		if (memory) displaced[registration.place] ??= { sealed, productionUrl: memory.productionUrl };
	}
	return displaced;
}

/** Gives the steps that write over a remembered registration its memory to carry. */
export function carryMemory(run: Run, steps: readonly Step[], displaced: DisplacedByPlace): Step[] {
	return steps.map((step): Step => {
		if (step.kind === 'create' || step.kind === 'remove' || !run.vendor.exclusive) return step;
		const memory = displaced[step.target.place];
		if (!memory || step.target.url !== run.self.url) return step;
		return { ...step, target: run.vendor.exclusive.attachMemory(step.target, memory.sealed) };
	});
}

/**
 * Who was in this registration's place before us and should have it back.
 *
 * @returns undefined where nobody was, where the API key or secret is another one by now, or where it was a workflow
 * of this same n8n that no longer listens
 */
export async function formerOccupant(
	run: Run,
	state: RegistrationState,
	registration: Registration,
): Promise<Target | undefined> {
	const { place } = registration;
	const sealed = state.displaced?.[place]?.sealed ?? run.vendor.exclusive?.memoryIn(registration);
	if (sealed === undefined) return undefined;
	const memory = recall(run, sealed);
	if (!memory || memory.key !== keyFingerprint(run.secrets.key)) {
		run.context.logger.warn(
			`The former registration for ${place} cannot be put back: the credential has changed`,
		);
		return undefined;
	}
	const { former, productionUrl } = memory;
	if (productionUrl !== undefined && run.form === 'production') {
		// A test's left-over: it had borrowed from ourselves, so what counts is whom we had displaced.
		return await formerOccupant(run, {}, { ...registration, ...former });
	}
	if (productionUrl === undefined && sameOrigin(former.url, run.self.url)) {
		if ((await isListening(run.context, former.url)) === false) return undefined;
	}
	return former;
}

async function holds(run: Run, place: string, target: Target): Promise<boolean> {
	const actual = await run.adapter.list([place]);
	return actual.some(
		(r) => r.place === place && r.url === target.url && !run.adapter.drifted(r, target),
	);
}

/**
 * Puts the former occupant back and reads back whether it is there. Has its own retries, because n8n does not repeat
 * the end of a test. The place is never empty in between.
 *
 * @throws the last failure
 */
export async function putBack(run: Run, registration: Registration, former: Target): Promise<void> {
	await retrying(
		async () => {
			await run.adapter.update(registration, former);
			if (await holds(run, registration.place, former)) return;
			// What was answered is not what is stored: say it once more.
			await run.adapter.update(registration, former);
		},
		{ attempts: 3, pauseMs: 500, worthwhile: (error) => isTransient(error) },
	);
}
