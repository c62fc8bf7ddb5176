import type {
	ICredentialDataDecryptedObject,
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	INodeExecutionData,
	IWebhookFunctions,
} from 'n8n-workflow';
import type { EventCatalogue } from '../events';
import type {
	Conflict,
	Known,
	Owner,
	Registration,
	RegistrationAdapter,
	Step,
	Target,
} from './registration';
import type { RegistrationState } from './state';
import type { TokenKind } from './token';

/** The parts of a credential that the trigger engine needs. */
export interface Secrets {
	/** Keys the delivery token and what is stored encrypted. */
	secret: string;
	/** Identifies the vendor account; a registration belongs to it. */
	key: string;
	/** Never blank: the vendor's own address if the credential names none. */
	baseUrl: string;
}

/** What the user chose for registering, read from the node's parameters. */
export interface RegistrationSpec {
	events: string[];
	/** Attributes or names only this vendor knows; passed through to `targets`. */
	extras: IDataObject;
}

/** What a trigger node knows about itself. */
export interface Identity {
	/** The URL that n8n gives this node in this run (production or test). */
	url: string;
	webhookId: string;
	/** Undefined if it is not known: Repair has nothing but the URL. */
	workflowId?: string;
	/** The tokens that only this node, on this n8n, with this credential can derive. */
	tokens: Record<TokenKind, string>;
}

/** Where deliveries are to arrive, with which token, and for which workflow. */
export interface Endpoint {
	url: string;
	token: string;
	workflowId?: string;
}

/** Everything that one look at the registrations, and what follows from it, works with. */
export interface Session {
	context: IHookFunctions | IExecuteFunctions;
	vendor: TriggerVendor;
	secrets: Secrets;
	/** Tells this n8n's use of one vendor account from any other. */
	account: string;
	self: Identity;
	isTest: boolean;
	spec: RegistrationSpec;
	targets: Target[];
	adapter: RegistrationAdapter;
	/** What was remembered when the session began. */
	state: RegistrationState;
	/** What the vendor says it created in this session, which a list that is cut may not show. */
	made: Known[];
	/** When it has to come to an end, in milliseconds since 1970. */
	until: number;
	/** Whether the vendor's list could be read. */
	looked: boolean;
	/** Whether anything was asked of the vendor that may still take effect. */
	acted: boolean;
	owner(registration: Registration): Owner;
}

/** What happened, and what to do next. */
export interface Advice {
	message: string;
	description: string;
}

export interface ConflictFacts {
	/** `tooLong`: what giving back needs does not fit into a header. */
	owner: Owner | 'tooLong';
	/** Display names of the events concerned. */
	events: string[];
	/** Host that holds the slot now. */
	host: string;
	isTest: boolean;
}

/** How an event is forwarded to a registration that was displaced. */
export interface Forwarding {
	url: string;
	method: IHttpRequestMethods;
	headers: IDataObject;
	/** Attributes that the displaced registration had asked the vendor to add. */
	attributes: IDataObject;
}

/** Whom a registration displaced: as the vendor had given it, or only the host if the record cannot be opened. */
export type Displaced = { former: IDataObject } | { lockedHost: string };

/**
 * The part of the engine that takes slots over and gives them back (`takeover/`). It comes with the vendor, so that a
 * package without such a vendor does not hold it.
 */
export interface Takeover {
	/**
	 * The steps that take slots over, if the user has consented.
	 *
	 * @param touched slots that this session has written to already: who is there now has come since
	 * @throws NodeOperationError otherwise
	 */
	takeOver(
		context: IHookFunctions,
		session: Session,
		conflicts: readonly Conflict[],
		touched: ReadonlySet<string>,
	): Step[];
	/** @throws NodeOperationError if the vendor did not keep what giving a slot back needs */
	assertKept(session: Session, actual: readonly Registration[]): void;
	/** The target with the record that the present registration carries, opened or not. */
	carryOn(session: Session, target: Target, present: Registration): Target;
	/** Who has to have the slot back when this node leaves it. */
	displacedBy(session: Session, registration: Registration): Displaced | undefined;
	/** Called when the slot was seen to be theirs again. */
	settled(session: Session, slot: string): void;
	/** Passes an event on to whoever was displaced; a hint if it did not work. */
	forward(
		context: IExecuteFunctions | IWebhookFunctions,
		vendor: TriggerVendor,
		delivery: Delivery,
		ownAttributes: readonly string[],
	): Promise<string | undefined>;
}

/** Vendors whose slots hold one registration each. */
export interface ExclusiveSlots extends Takeover {
	/** Whether the user lets somebody else's slot be taken over. */
	mayTakeOver(context: IHookFunctions): boolean;
	/** True if the user wants deliveries forwarded to whoever was displaced. */
	wantsForwarding(context: IExecuteFunctions | IWebhookFunctions): boolean;
	describeConflict(facts: ConflictFacts): Advice;
	/** Lets the record of a displaced registration travel with the one that takes its slot. */
	attachRecord(target: Target, record: string): Target;
	recordIn(registration: Registration): string | undefined;
	/** The record that a delivery brought along. */
	presentedRecord(headers: IDataObject): string | undefined;
	/** A registration as the vendor gave it, read. */
	registrationOf(raw: IDataObject): Registration;
	/** Puts a former registration into its slot, whatever is there now, as the vendor had given it. */
	restore(context: IHookFunctions | IExecuteFunctions, former: IDataObject): Promise<void>;
	/** True if a slot holds the former registration again, value by value. */
	isRestored(registration: Registration, former: IDataObject): boolean;
	/** True if a slot holds fields that the former registration did not have: what was ours is still among them. */
	hasMore(registration: Registration, former: IDataObject): boolean;
	/** How a displaced registration wants its deliveries. */
	forwarding(former: IDataObject): Forwarding;
}

/** An event on its way through `execute()`. */
export interface Delivery {
	body: IDataObject;
	eventId: string;
	/** Webhook ids of the nodes that have passed it on, so that a loop ends. */
	passedBy: string[];
	/** Whom our registration displaced, encrypted; only if the event is to be forwarded to it. */
	record?: string;
	/** Filtered out here, but still due to whoever was displaced. */
	forwardOnly?: boolean;
}

/** What an option adds to an event. A failure adds a hint and never costs the event. */
export interface Enrichment {
	json?: IDataObject;
	binary?: INodeExecutionData['binary'];
	hints?: string[];
}

/** Everything that the vendor-free trigger engine has to know about one vendor. */
export interface TriggerVendor {
	/** The vendor's name in messages, and what a user calls a registration there. */
	readonly name: string;
	readonly registrationName: string;
	readonly credentialType: string;
	readonly catalogue: EventCatalogue;
	readonly exclusive?: ExclusiveSlots;
	secretsOf(credentials: ICredentialDataDecryptedObject): Secrets;
	/** Reads the parameters for registering. */
	readSpec(context: IHookFunctions): RegistrationSpec | Promise<RegistrationSpec>;
	/** Throws a NodeOperationError with the next step if the parameters cannot work. */
	check(context: IHookFunctions, spec: RegistrationSpec): void;
	targets(spec: RegistrationSpec, endpoint: Endpoint): Target[];
	adapter(context: IHookFunctions | IExecuteFunctions): RegistrationAdapter;
	/** The events a registration stands for. */
	eventsOf(registration: Target): string[];
	/** The target, with what only the user can know (attributes, names) taken from the registration there is. */
	keepUserContent(target: Target, existing: Registration): Target;
	/** Headers with which the vendor would deliver to a target. */
	deliveryHeaders(target: Target): IDataObject;
	/** The token a registration delivers with, and the id of the workflow it was made for. */
	registeredToken(registration: Registration): string | undefined;
	registeredWorkflow(registration: Registration): string | undefined;
	/** The token a delivery came with. */
	presentedToken(context: IWebhookFunctions): string | undefined;
	/** Why an event that nobody can subscribe to (a test of the connection) starts nothing; undefined if it does. */
	ignoredUnselectable?(options: IDataObject): string | undefined;
	/** Names of attributes that the node itself had added to deliveries. */
	ownAttributes(context: IExecuteFunctions | IWebhookFunctions): string[];
	/** The country of telephone numbers in a body if the user chose none; undefined if it is not known. */
	countryOf?(
		context: IExecuteFunctions | IWebhookFunctions,
		body: IDataObject,
	): Promise<string | undefined>;
	enrich?(context: IExecuteFunctions, delivery: Delivery): Promise<Enrichment>;
	/** The items that an event becomes if an option asks for several; at least one. */
	expand?(
		context: IExecuteFunctions,
		delivery: Delivery,
		item: INodeExecutionData,
	): INodeExecutionData[];
}
