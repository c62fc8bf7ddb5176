import type { CommonSettings, JsonObject } from '../shared/types';
import type { SessionStep } from './steps';

export interface PaveAccount {
	username: string;
	apiKey: string;
	apiSecret: string;
	/** Name of the API key, shown as `source.properties.api_name`. */
	apiName: string;
}

export type PhotoFault =
	| 'missing'
	| 'wrong-type'
	| 'too-large'
	| 'redirect'
	| 'redirect-loop'
	| 'slow';

/** Switches for what PAVE's documentation leaves open. The first value named is the default. */
export interface PaveSettings extends CommonSettings {
	/** A second POST for an event that has a callback: overwrites it, or is refused with 400. */
	secondPost: 'overwrite' | 'refuse';
	/** How answers show a callback's headers and payload: objects, or JSON text. */
	objectsAs: 'object' | 'string';
	/** How answers show an empty headers or payload object (PHP likes `[]`). */
	emptyObjectsAs: 'object' | 'array' | 'null';
	/** `data` of an empty callback list. */
	emptyListAs: 'array' | 'null';
	/** What a PUT without a field does to that field. */
	putOmitted: 'keep' | 'clear';
	/**
	 * What becomes of a callback's headers: kept; names that PAVE does not know dropped; values cut after 300
	 * characters; names in lower case; on a PUT merged with those there were.
	 */
	headersStored: 'kept' | 'known' | 'cut' | 'lower-case' | 'merged';
	/** NOTE_INSERT cannot be registered through the API: 400. Default false. */
	refuseNoteInsert: boolean;
	/** Whether requests may give headers and payload as objects, JSON text or either. */
	objectsAccepted: 'any' | 'object' | 'string';
	/** Status of "Session is not yet completed." Default 400. */
	notCompleteStatus: number;
	/** An update against the rules: refused with 400, or silently ignored. */
	outOfRuleUpdate: 'refuse' | 'ignore';
	/** Photos, vehicle, location, inspection: inside `session`, or beside it. */
	resultsShape: 'inside' | 'siblings';
	/** When a custom payload attribute is named like one of PAVE's own fields. */
	payloadMerge: 'own-fields-win' | 'payload-wins';
	/** Whether reaching COMPLETE also sends a STATUS_CHANGE. Default false. */
	statusChangeOnComplete: boolean;
	/** What the text message provider says to sessions created with `sms`. */
	smsOutcome: 'success' | 'error';
	/** Photo file trouble by photo code (`"4"`), or `"*"` for all. Default none. */
	photoFaults: Record<string, PhotoFault>;
	tooLargeBytes: number;
	/** How far the timestamp may be off, either way. Default 300. */
	clockWindowSeconds: number;
	/** Whether a 429 carries Retry-After. Default true. */
	retryAfter: boolean;
}

export interface StoredCallback {
	apiKey: string;
	event: string;
	url: string;
	method: string;
	headers: JsonObject;
	payload: JsonObject;
	createdAt: string;
	updatedAt: string;
}

export interface PhotoState {
	photo_code: number;
	photo_label: string;
	url: string;
	approved: boolean;
	approved_message: string;
	created_at: string;
	updated_at: string;
}

export interface NoteState {
	title: string;
	description: string;
	user: string;
	created_at: string;
}

export interface SessionState {
	apiKey: string;
	sessionKey: string;
	status: string;
	theme: string;
	language: string;
	redirectUrl: string | null;
	clientId: string | null;
	contact: JsonObject | null;
	reference: JsonObject | null;
	sms: { to: string; to_name: string | null; from: string | null; by: string | null } | null;
	smsStatus: 'none' | 'success' | 'error';
	resent: boolean;
	vehicle: JsonObject;
	createdAt: string;
	updatedAt: string;
	startedAt: string | null;
	endedAt: string | null;
	photos: PhotoState[];
	notes: NoteState[];
	/** How many damages the results have; null: all that the simulator knows. */
	damages: number | null;
	hotspotPhotos: Array<{ photo_label: string; url: string }>;
}

/** Where `apiKey` is optional, the first account is meant. */
export interface PlayInspectionInput {
	apiKey?: string;
	/** An existing session; without it one is created, as by another system with the same key. */
	sessionKey?: string;
	/** Body of POST /v1/sessions for the new session. Default: a contact, a VIN and a phone number. */
	create?: JsonObject;
	/** Photo codes or labels that are rejected. Default none. */
	rejectPhotos?: Array<number | string>;
	/** Whether rejected photos are retaken and then accepted. Default true. */
	retakeRejected?: boolean;
	/** Default: `success` when the session has a phone number and no message was sent yet, else `none`. */
	sms?: 'success' | 'error' | 'none';
	/** A note added on the way. Default none. */
	note?: { title: string; description: string; user?: string };
	/** Last status to reach. Default COMPLETE. */
	stopAt?: SessionStep;
	/** Pause between two steps. Default 0. */
	waitMs?: number;
}
