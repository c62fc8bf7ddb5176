import type { AutoGrabEventBody } from '../../nodes/AutoGrab/events';
import type { CommonSettings, JsonObject } from '../shared/types';

export type Product =
	| 'webhooks'
	| 'recapture'
	| 'valuations'
	| 'vehicles'
	| 'sourcing'
	| 'certificates'
	| 'reports'
	| 'insurance'
	| 'enquiries';

export interface AutoGrabAccount {
	name: string;
	apiKey: string;
	/** Products the key is licensed for, per region. Default: all, in au, nz, uk and my. */
	licences: Partial<Record<string, Product[]>>;
}

/** Switches for what AutoGrab's documentation leaves open. The first value named is the default. */
export interface AutoGrabSettings extends CommonSettings {
	/** Create subscribes to the events asked for, or ignores them and subscribes to recapture_new. */
	createEvents: 'honour' | 'ignore';
	/** 200 or 201. */
	createStatus: number;
	/**
	 * How an error other than 401 and 429 is answered: the status fitting it, always 400, or 200; with
	 * `{error:true,message}`, `{success:false,message}` or `{error:"text"}`.
	 */
	errorStatus: 'fitting' | '400' | '200';
	errorBody: 'error-true' | 'success-false' | 'error-text';
	/** What a PATCH answers as `webhook.endpoint` when it changed: the new one, or the documented sample's quirk. */
	patchEndpoint: 'new' | 'stale';
	/** How a name blanked with "" reads afterwards. */
	blankedName: 'null' | 'empty' | 'missing';
	/** Whether answers show the delivery headers given at create. Default false. */
	showHeaders: boolean;
	/** Order of the list. */
	listOrder: 'newest-first' | 'oldest-first';
	/** `webhooks` of an empty list. */
	emptyListAs: 'array' | 'null';
	/** A price change is sent under the documented name, or as `price_change`. */
	priceChangeName: AutoGrabEventBody<'recapture_price_change'>['event'];
	/** Rate-Limit-* headers on every answer, or only on 429. */
	rateLimitHeaders: 'always' | 'only-429';
	/** Regions that webhooks may be made in. Default au, nz, uk (my is documented nowhere for webhooks). */
	webhookRegions: string[];
	/** A plate or VIN nobody knows: an answer with a null vehicle, or 404. */
	unknownVehicle: 'null' | '404';
	/** The car-analysis answer: `report` in progress, or the older `certificate` pending (C16). */
	carAnalysisAs: 'report' | 'certificate';
	/** The history: inside `vehicle_history`, or flat (C13). */
	historyAs: 'wrapped' | 'flat';
	/** A ping whose target fails: success with the status, or an error. */
	failedPing: 'success' | 'error';
}

export interface StoredWebhook {
	id: string;
	apiKey: string;
	region: string;
	created_at: string;
	name: string | null;
	format: string;
	events: string[];
	endpoint: string;
	headers: Array<{ name: string; value: string }>;
	/** Set when it was deleted: queued deliveries may still arrive. */
	deletedAt: string | null;
}

export interface StoredUpload {
	id: string;
	apiKey: string;
	region: string;
	created_at: string;
	name: string;
	enable_rego_lookups: boolean;
	customers: JsonObject[];
}

/** Whatever else was ordered: certificates, reports, claims, decisions, enquiries. */
export interface StoredOrder {
	id: string;
	apiKey: string;
	kind: string;
	body: JsonObject;
}
