import type { IDataObject } from 'n8n-workflow';

/** n8n registers a trigger twice over: once when it is published, once while a test is listening. */
export type Form = 'production' | 'test';

/**
 * Whose a registration is:
 *
 * - `same`: ours, in the form (production or test) of this run
 * - `other`: ours, in the other form
 * - `foreign`: somebody else's, never changed without the user's consent
 */
export type Owner = 'same' | 'other' | 'foreign';

/** One registration as the vendor holds it. */
export interface Registration {
	/** What changes and removes it at the vendor. */
	id: string;
	/** What it lives in: a slot that holds one registration, or a region that holds many. */
	place: string;
	url: string;
	/** ISO 8601, where the vendor says it. */
	createdAt?: string;
	/** What the engine compares, in the vendor's own words. */
	content: IDataObject;
	/** The registration exactly as the vendor gave it, fields that nobody here knows included. */
	raw: IDataObject;
}

/** One registration as it should be. */
export type Target = Pick<Registration, 'place' | 'url' | 'content'>;

/** Where a registration of ours is known to be. */
export type Known = Pick<Registration, 'place' | 'id'>;

/** How one vendor's registrations are read and written. Errors are thrown as node errors. */
export interface RegistrationAdapter {
	/**
	 * Lists at least the registrations in these places, and the known ones that are still there wherever they are.
	 *
	 * @throws where the answer cannot be read: that is never "nothing there"
	 */
	list(places: readonly string[], known: readonly Known[]): Promise<Registration[]>;
	/** Resolves to the id, where the vendor tells one. What is stored is for `list` to say. */
	create(target: Target): Promise<string | undefined>;
	update(registration: Registration, target: Target): Promise<void>;
	/** "Already gone" is done. */
	remove(registration: Registration): Promise<void>;
	/** True where the vendor stores less, or something other, than the target asks for. */
	drifted(registration: Registration, target: Target): boolean;
}

/** Why a place cannot simply be taken. */
export interface Conflict {
	kind: 'foreign' | 'ownProduction';
	registration: Registration;
	target: Target;
}

export type Step =
	| { kind: 'create'; target: Target }
	| { kind: 'update'; registration: Registration; target: Target }
	/** Puts somebody else's registration back into its place, exactly as it was. */
	| { kind: 'restore'; place: string; former: IDataObject }
	| { kind: 'remove'; registration: Registration };
