import { setDeadline } from '../http';
import type { Registration, Step } from '../trigger/registration';
import type { Pass } from './pass';
import { reconcile, type Journal } from './reconcile';

/** Comes on top of the time for the work itself; both together fit into n8n's 84 s. */
const UNDO_MS = 20_000;

const placeOf = (step: Step) => {
	if (step.kind === 'restore') return step.place;
	return step.kind === 'create' ? step.target.place : step.registration.place;
};

/**
 * Brings what a failed reconciliation touched back to how it was before.
 *
 * @returns true where the vendor holds again what it held; false where it could not be brought there
 */
export async function undo(pass: Pass, journal: Journal): Promise<boolean> {
	if (journal.steps.length === 0) return true;
	setDeadline(pass.context, UNDO_MS);
	let atOnce = true;
	const decide = async (now: Registration[]) => {
		const inPlace = backInPlace(pass, journal, now, atOnce);
		atOnce = false;
		return [...inPlace, ...backAmongMany(pass, journal, now)];
	};
	try {
		await reconcile(pass, decide, { insist: true });
		return true;
	} catch (error) {
		pass.context.logger.warn(`Could not take back every step: ${String(error)}`);
		return false;
	}
}

function sameRegistration(a: Registration, b: Registration): boolean {
	return a.url === b.url && JSON.stringify(a.content) === JSON.stringify(b.content);
}

/**
 * The steps that lead from what is there back to what was there, in places that hold one registration.
 *
 * @param atOnce true for the first look, which may still show how it was before our calls: everything touched is put
 * back once whatever it shows, and what somebody else holds by then is left alone
 */
function backInPlace(
	pass: Pass,
	{ before, steps }: Journal,
	now: Registration[],
	atOnce: boolean,
): Step[] {
	const { exclusive } = pass.vendor;
	if (!exclusive) return [];
	return [...new Set(steps.map(placeOf))].flatMap((place): Step[] => {
		const was = before.find((r) => r.place === place);
		const is = now.find((r) => r.place === place);
		if (was) {
			if (!atOnce && is && exclusive.isRestored(is, was.raw)) return [];
			// Neither ours nor what was: somebody else has come, or has renewed what was there, and stays.
			const theirs = is && pass.owner(is) !== 'same' && !exclusive.isRestored(is, was.raw);
			const taken = theirs && (atOnce || is.url !== was.url);
			return taken ? [] : [{ kind: 'restore', place, former: was.raw }];
		}
		if (is) return pass.owner(is) === 'same' ? [{ kind: 'remove', registration: is }] : [];
		const made = steps.find((step) => step.kind === 'create' && step.target.place === place);
		if (!atOnce || made?.kind !== 'create') return [];
		return [{ kind: 'remove', registration: { ...made.target, id: place, raw: {} } }];
	});
}

/** The same where a place holds many: what we made goes, what we changed is changed back. */
function backAmongMany(
	pass: Pass,
	{ before, steps, unheard }: Journal,
	now: Registration[],
): Step[] {
	if (pass.vendor.exclusive) return [];
	const places = steps.map(placeOf);
	const made = now.filter(
		(r) =>
			pass.owner(r) === 'same' &&
			!before.some(({ id }) => id === r.id) &&
			// Another n8n main may be registering the same node right now: what it made is not ours to take back.
			(pass.created.some(({ id }) => id === r.id) || (unheard && places.includes(r.place))),
	);
	const changed = steps.flatMap((step): Step[] => {
		if (step.kind !== 'update') return [];
		const was = before.find(({ id }) => id === step.registration.id);
		const is = now.find(({ id }) => id === step.registration.id);
		if (!was || !is || sameRegistration(is, was)) return [];
		return [{ kind: 'update', registration: is, target: was }];
	});
	return [...made.map((registration): Step => ({ kind: 'remove', registration })), ...changed];
}
