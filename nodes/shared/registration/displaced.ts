import { sleep } from 'n8n-workflow';
import { sameOrigin } from './ownership';
import { isListening } from './probe';
import type { Run } from './run';
import { keyFingerprint, seal, unseal } from './sealed';
import type { Displaced, RegistrationState } from './state';
import type { Registration, Step, Target } from './types';

const ATTEMPTS = 3;

/** What the state must remember before these steps are carried out: everyone who is put aside, encrypted. */
export function rememberDisplaced(run: Run, steps: readonly Step[]): Record<string, Displaced> {
	const memory: Record<string, Displaced> = {};
	for (const step of steps) {
		if (step.kind !== 'displace') continue;
		const { place, url, content } = step.registration;
		memory[place] = {
			sealed: seal(run.secrets.secret, { place, url, content } satisfies Target),
			keyFingerprint: keyFingerprint(run.secrets.key),
			...(run.owner(step.registration) === 'other' ? { productionUrl: url } : {}),
		};
	}
	return memory;
}

/**
 * Who was in this place before us and should have it back.
 *
 * @returns undefined where nobody was, where the API key or secret is another one by now, or where it was a workflow
 * of this same n8n that no longer listens
 */
export async function formerOccupant(
	run: Run,
	state: RegistrationState,
	place: string,
): Promise<Target | undefined> {
	const memory = state.displaced?.[place];
	if (!memory || memory.keyFingerprint !== keyFingerprint(run.secrets.key)) return undefined;
	const former = unseal<Target>(run.secrets.secret, memory.sealed);
	if (!former) {
		run.context.logger.warn(
			`The former registration for ${place} cannot be put back: the secret has changed`,
		);
		return undefined;
	}
	const isOurOwn = memory.productionUrl !== undefined;
	if (!isOurOwn && sameOrigin(former.url, run.self.url)) {
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
	for (let attempt = 1; attempt < ATTEMPTS; attempt++) {
		try {
			await run.adapter.update(registration, former);
			if (await holds(run, registration.place, former)) return;
		} catch (error) {
			run.context.logger.warn(
				`Attempt ${attempt} to put back ${registration.place} did not work: ${String(error)}`,
			);
		}
		await sleep(attempt * 500);
	}
	await run.adapter.update(registration, former);
}
