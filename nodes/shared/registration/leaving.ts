import type { IDataObject } from 'n8n-workflow';
import type { Registration, Step } from '../trigger/registration';
import type { Session } from '../trigger/vendor';

export interface Leaving {
	/** The steps by which this node leaves what it holds, until the vendor shows that it has. */
	stepsFor(actual: readonly Registration[], due: readonly Registration[]): Step[];
	/** Hosts that cannot have their slot back, because the record of them cannot be opened: it stays as it is. */
	locked: Set<string>;
}

/** Puts back whoever was displaced, and empties a slot only if nobody was; remembers who is on his way back. */
export function leaving(session: Session): Leaving {
	const { exclusive } = session.vendor;
	const back = new Map<string, IDataObject>();
	const locked = new Set<string>();

	const leave = (registration: Registration): Step[] => {
		const displaced = exclusive?.displacedBy(session, registration);
		if (!displaced) return [{ kind: 'remove', registration }];
		if ('lockedHost' in displaced) {
			locked.add(displaced.lockedHost);
			return [];
		}
		back.set(registration.slot, displaced.former);
		return [{ kind: 'restore', slot: registration.slot, former: displaced.former }];
	};
	const stillMissing = (actual: readonly Registration[], due: ReadonlySet<string>): Step[] =>
		[...back].flatMap(([slot, former]): Step[] => {
			const there = actual.find((registration) => registration.slot === slot);
			if (due.has(slot) || !exclusive) return [];
			if (!there) return [{ kind: 'restore', slot, former }];
			const theirs = exclusive.registrationOf(former).url === there.url;
			// Somebody else has taken the slot meanwhile: it is theirs. What a vendor does not keep, no second try brings back.
			if (!theirs || !exclusive.hasMore(there, former)) {
				back.delete(slot);
				exclusive.settled(session, slot);
				return [];
			}
			return [{ kind: 'restore', slot, former, anew: true }];
		});
	return {
		locked,
		stepsFor(actual, due) {
			locked.clear();
			const steps = due.flatMap(leave);
			return [...steps, ...stillMissing(actual, new Set(due.map(({ slot }) => slot)))];
		},
	};
}

/** What to say of hosts that cannot have their slot back. */
export function lockedText(hosts: Iterable<string>, vendor: string) {
	const host = [...hosts].join(', ');
	return {
		message: `${host} does not get its events back yet: the API Secret in n8n was changed`,
		description: `Put the former secret into the ${vendor} credential and unpublish again. If it is lost, ask whoever runs ${host} to set its address up at ${vendor} again. Nothing was changed.`,
	};
}
