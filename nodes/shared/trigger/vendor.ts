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
	Form,
	Owner,
	Registration,
	RegistrationAdapter,
	Step,
	Target,
} from './registration';
import type { RegistrationState } from './state';

/** The parts of a credential that the trigger engine needs. */
export interface Secrets {
	/** Keys the delivery token and what is stored encrypted. */
	secret: string;
	/** Identifies the vendor account; a registration belongs to it. */
	key: string;
	/** Never blank: the vendor's own address where the credential names none. */
	baseUrl: string;
}

/** What the user chose for registering, read from the node's parameters. */
export interface RegistrationSpec {
	events: string[];
	/** Attributes or names only this vendor knows; passed through to `targets`. */
	extras: IDataObject;
}

/** Where and with which token deliveries are to arrive. */
export interface Endpoint {
	url: string;
	token: string;
}

/** What the user wants to happen when a place is taken. */
export interface ConflictPolicy {
	foreign: 'fail' | 'replace' | 'relay';
	ownProduction: 'refuse' | 'borrow';
}

export interface ConflictFacts {
	/** `unreachable`: our own published workflow, which could not be passed the events from here. `tooLong`: it cannot be remembered. */
	kind: Conflict['kind'] | 'unreachable' | 'tooLong';
	/** Display names of the events concerned. */
	events: string[];
	/** Host that holds the place now. */
	host: string;
	sameN8n: boolean;
	test: boolean;
}

/** How an event is passed on to a registration that was displaced. */
export interface Forwarding {
	url: string;
	method: IHttpRequestMethods;
	headers: IDataObject;
	/** Attributes that the displaced registration had asked the vendor to add. */
	attributes: IDataObject;
}

/** Where a pass over the registrations stands, for whoever takes places or gives them back. */
export interface Position {
	context: IHookFunctions | IExecuteFunctions;
	vendor: TriggerVendor;
	secrets: Secrets;
	/** The URL that n8n gives this node in this run (production or test). */
	self: { url: string };
	form: Form;
	/** What was remembered when the pass began. */
	state: RegistrationState;
	/** Whose a registration is that the vendor has listed or `settle` was asked about. */
	owner(registration: Registration): Owner;
	/** Asks at the address of a registration, where whose it is depends on that. */
	settle(registration: Registration): Promise<void>;
}

/** What a registration must carry that takes the place of another one. */
export interface Inheritance {
	target: Target;
	/** Whom the place has to go back to, where that is too long to travel, by the reference that travels. */
	tooLong?: Record<string, string>;
}

/** Steps, and whom their places have to go back to where that is too long to travel, by reference. */
export interface Desire {
	steps: Step[];
	tooLong: Record<string, string>;
}

/**
 * The part of the engine that displaces others and gives places back: `displacing`. It comes with the vendor, so that a
 * package without such a vendor does not hold it.
 */
export interface Displacing {
	/** Turns conflicts into steps where the user has consented to displacing, and throws otherwise. */
	resolveConflicts(
		context: IHookFunctions,
		position: Position,
		conflicts: readonly Conflict[],
	): Promise<Desire>;
	/** The target with the memory that it has to carry. */
	inherit(position: Position, target: Target, occupant: Registration): Inheritance;
	/** Who has to have a place back when this node leaves it; undefined where nobody is left. */
	heirOf(position: Position, registration: Registration): Promise<IDataObject | undefined>;
	/** Passes deliveries on to production while a test borrows its place. */
	forwardToProduction(
		context: IWebhookFunctions,
		vendor: TriggerVendor,
		bodies: readonly IDataObject[],
	): Promise<void>;
	/** Passes an event on to whoever was displaced; a hint where it did not work. */
	relayIfWanted(
		context: IExecuteFunctions | IWebhookFunctions,
		vendor: TriggerVendor,
		delivery: Delivery,
		ownAttributes: readonly string[],
	): Promise<string | undefined>;
}

/** Vendors whose places hold one registration each. */
export interface ExclusivePlaces extends Displacing {
	policy(context: IHookFunctions): ConflictPolicy;
	/** The message for the user: what happened, and what to do next. */
	describeConflict(facts: ConflictFacts): { message: string; description: string };
	/** True where the user wants deliveries passed on to whoever was displaced. */
	wantsRelay(context: IExecuteFunctions | IWebhookFunctions): boolean;
	/** True where a test may take the place of this node's published registration. */
	mayBorrow(context: IWebhookFunctions): boolean;
	/** Lets the memory of a displaced registration travel with the one that took its place. */
	attachMemory(target: Target, memory: string): Target;
	memoryIn(registration: Registration): string | undefined;
	/** The memory that a delivery brought along. */
	presentedMemory(context: IWebhookFunctions): string | undefined;
	/** A registration as the vendor gave it, read. */
	registrationOf(raw: IDataObject): Registration;
	/** Puts a former registration into its place, whatever is there now, as the vendor had given it. */
	restore(context: IHookFunctions | IExecuteFunctions, former: IDataObject): Promise<void>;
	/** True where a place holds the former registration again, value by value. */
	isRestored(registration: Registration, former: IDataObject): boolean;
	/** How a displaced registration wants its deliveries. */
	forwarding(former: IDataObject): Forwarding;
	/** The headers a delivery must keep when it is passed on to this node's production URL. */
	tokenHeaders(context: IWebhookFunctions): IDataObject;
}

/** An event on its way through `execute()`. */
export interface Delivery {
	body: IDataObject;
	eventId: string;
	/** Webhook ids of the nodes that have passed it on, so that a loop ends. */
	passedBy: string[];
	/** Whom our registration displaced, encrypted; only where the event is to be passed on to it. */
	memory?: string;
	/** Filtered out here, but still due to whoever was displaced. */
	relayOnly?: boolean;
}

/** What an option adds to an event. A failure adds a hint and never costs the event. */
export interface Enrichment {
	json?: IDataObject;
	binary?: INodeExecutionData['binary'];
	hints?: string[];
}

/** Everything that the vendor-free trigger engine has to know about one vendor. */
export interface TriggerVendor {
	/** The vendor's name in messages. */
	readonly name: string;
	readonly credentialType: string;
	readonly catalogue: EventCatalogue;
	readonly exclusive?: ExclusivePlaces;
	secretsOf(credentials: ICredentialDataDecryptedObject): Secrets;
	/** Reads the parameters for registering. */
	readSpec(context: IHookFunctions): RegistrationSpec | Promise<RegistrationSpec>;
	/** Throws a NodeOperationError with the next step where the parameters cannot work. */
	check(context: IHookFunctions, spec: RegistrationSpec): void;
	targets(spec: RegistrationSpec, endpoint: Endpoint): Target[];
	adapter(context: IHookFunctions | IExecuteFunctions): RegistrationAdapter;
	/** The events a registration stands for. */
	eventsOf(target: Target): string[];
	/** The target, with what only the user can know (attributes, names) taken from the registration there is. */
	keepUserContent(target: Target, existing: Registration): Target;
	/** Headers with which the vendor would deliver to a target. */
	probeHeaders(target: Target): IDataObject;
	/** The token a registration would deliver with. */
	registeredToken(registration: Registration): string | undefined;
	/** The token a delivery came with. */
	presentedToken(context: IWebhookFunctions): string | undefined;
	/** Why an event that nobody can subscribe to (a test of the connection) starts nothing; undefined where it does. */
	ignoredUnselectable?(options: IDataObject): string | undefined;
	/** Names of attributes that the node itself had added to deliveries. */
	ownAttributes(context: IExecuteFunctions | IWebhookFunctions): string[];
	/** The country of telephone numbers in a body where the user chose none; undefined if it is not known. */
	countryOf?(
		context: IExecuteFunctions | IWebhookFunctions,
		body: IDataObject,
	): Promise<string | undefined>;
	enrich?(context: IExecuteFunctions, delivery: Delivery): Promise<Enrichment>;
	/** The items that an event becomes where an option asks for several; at least one. */
	expand?(
		context: IExecuteFunctions,
		delivery: Delivery,
		item: INodeExecutionData,
	): INodeExecutionData[];
}
