import type { IDataObject } from 'n8n-workflow';

/**
 * Whose a registration is:
 *
 * - `ours`: this node's, of this run's kind (production or test)
 * - `leftover`: left by a test of this node, seen when it is published or unpublished
 * - `published`: this node's production, seen by a test
 * - `sibling`: of another trigger of this same n8n, or of another workflow with the same trigger
 * - `moved`: this node's production at another address: this n8n before it moved, or a copy of it
 * - `foreign`: anybody else's
 */
export type Owner = 'ours' | 'leftover' | 'published' | 'sibling' | 'moved' | 'foreign';

/** One registration as the vendor holds it. */
export interface Registration {
	/** What changes and removes it at the vendor. */
	id: string;
	/** What it lives in: an event that holds one registration, or a region that holds many. */
	slot: string;
	url: string;
	/** ISO 8601, if the vendor says it. */
	createdAt?: string;
	/** What the engine compares, in the vendor's own words. */
	content: IDataObject;
	/** The registration exactly as the vendor gave it, fields that nobody here knows included. */
	raw: IDataObject;
}

/** One registration as it should be. */
export type Target = Pick<Registration, 'slot' | 'url' | 'content'>;

/** Where a registration of ours is known to be. */
export type Known = Pick<Registration, 'slot' | 'id'>;

/** How one vendor's registrations are read and written. Each call is made once; errors are thrown as node errors. */
export interface RegistrationAdapter {
	/**
	 * Lists at least the registrations in these slots, and the known ones that are still there wherever they are.
	 *
	 * @throws if the answer cannot be read: that is never "nothing there"
	 */
	list(slots: readonly string[], known: readonly Known[]): Promise<Registration[]>;
	/** Resolves to the id, if the vendor tells one. What is stored is for `list` to say. */
	create(target: Target): Promise<string | undefined>;
	update(registration: Registration, target: Target): Promise<void>;
	/** "Already gone" is done. */
	remove(registration: Pick<Registration, 'id' | 'slot'>): Promise<void>;
	/** True if the vendor stores less, or something other, than the target asks for. */
	drifted(registration: Registration, target: Target): boolean;
}

/** A slot that somebody else holds. */
export interface Conflict {
	owner: Owner;
	registration: Registration;
	target: Target;
}

export type Step = {
	/** If the vendor refuses this, or says that it is done and shows otherwise, the rest is not in vain. */
	mayStay?: boolean;
} & (
	| { kind: 'create'; target: Target }
	| { kind: 'update'; registration: Registration; target: Target }
	/**
	 * Puts somebody else's registration back into its slot, exactly as it was; `anew` empties the slot first, for a
	 * vendor that merges what it is given with what it has.
	 */
	| { kind: 'restore'; slot: string; former: IDataObject; anew?: boolean }
	| { kind: 'remove'; registration: Registration }
);
