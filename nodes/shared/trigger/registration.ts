import type { IDataObject } from 'n8n-workflow';

/** n8n registers a trigger twice over: once when it is published, once while a test is listening. */
export type Form = 'production' | 'test';

/** One registration as the vendor holds it. */
export interface Registration {
	/** What changes and removes it at the vendor. */
	id: string;
	/** What it lives in: a slot that holds one registration, or a region that holds many. */
	place: string;
	url: string;
	/** ISO 8601, where the vendor says it. */
	createdAt?: string;
	/** Everything else the vendor stores, in the vendor's own words. */
	content: IDataObject;
}

/** One registration as it should be. */
export type Target = Pick<Registration, 'place' | 'url' | 'content'>;

/** How one vendor's registrations are read and written. Errors are thrown as node errors. */
export interface RegistrationAdapter {
	/**
	 * Lists at least the registrations in these places.
	 *
	 * @param formerPlaces where something of ours may be left over; one that the vendor refuses by now counts as empty
	 */
	list(places: readonly string[], formerPlaces?: readonly string[]): Promise<Registration[]>;
	/** Resolves to what the vendor says it stored, which may differ from the target. */
	create(target: Target): Promise<Registration>;
	update(registration: Registration, target: Target): Promise<Registration>;
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
	/** An update that puts somebody else's registration aside; it is remembered first. */
	| { kind: 'displace'; registration: Registration; target: Target }
	| { kind: 'remove'; registration: Registration; why: 'duplicate' | 'deselected' | 'leftOver' };
