import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	ILoadOptionsFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';

/** Any n8n context that can send an authenticated request. */
export type RequestContext =
	| IExecuteFunctions
	| IHookFunctions
	| IWebhookFunctions
	| ILoadOptionsFunctions;

/** Whom we talk to. */
export interface Service {
	/** The name that users know. */
	readonly name: string;
	/** The type of the credential that authenticates. */
	readonly credential: string;
	/** Whether the body of an answer is a refusal in the vendor's own form, and not that of a gateway before it. */
	isRefusal(body: unknown): boolean;
}

/**
 * `safe`: repeating the call does no harm, so it is repeated whenever the other side may be back.
 * `refused`: only repeated when the other side said that it did not act: 429, or 503 in the vendor's own form. A gateway
 * also answers 503 after the vendor has acted.
 * `checked`: sent once, because what it would replace may change meanwhile: whoever calls looks again before the next
 * try. A pause that the other side asks for has passed when its answer is returned.
 */
export type Repeatable = 'safe' | 'refused' | 'checked';

export interface ApiRequest {
	method: IHttpRequestMethods;
	/** Path from the credential's base URL, for example `/v1/callbacks`. */
	path: string;
	body?: IDataObject;
	qs?: IDataObject;
	/** Defaults to `safe`. */
	repeatable?: Repeatable;
}

/** Whatever the other side answered, good or bad. */
export interface ApiResponse {
	status: number;
	headers: Record<string, string | undefined>;
	body: unknown;
	/** This try or an earlier one of the same call may have been acted on, although this answer is no success. */
	maybeDone?: boolean;
}
