import type { DeliveryLogEntry, FaultRule, RequestLogEntry } from '../../../simulator/shared/types';
import type { Json } from '../../../tools/sandbox';

/** What the vendor holds for a trigger, said the same way for every vendor. */
export interface Registration {
	/** How the vendor addresses it: an event's name, or an ID. */
	id: string;
	/** Without the token. */
	url: string;
	events: string[];
	token: string | undefined;
}

/** One fresh account at a simulated vendor, so that tests do not meet each other. */
export interface Account {
	/** The fields of the credential. */
	credential: Json;
	/** Only this account's, in no particular order. */
	registrations(): Promise<Registration[]>;
	/** Something happens at the vendor: one realistic event, some fields replaced, to whoever registered. */
	send(event: string, fields?: Json): Promise<DeliveryLogEntry>;
	/** Any body, with the token the vendor was given. */
	deliver(registration: Registration, body: unknown): Promise<DeliveryLogEntry>;
	/** Any body, with the token replaced (undefined: left out). */
	forge(
		registration: Registration,
		body: unknown,
		token: string | undefined,
	): Promise<DeliveryLogEntry>;
	/** The vendor forgets a registration. */
	lose(registration: Registration): Promise<void>;
	/** Another system with the same account registers an address. */
	addForeign(event: string, url: string, token: string): Promise<Registration>;
}

/** A simulated vendor while it runs. */
export interface RunningVendor {
	openAccount(): Promise<Account>;
	addFault(rule: FaultRule): Promise<unknown>;
	clearFaults(): Promise<unknown>;
	setDown(input: { down: boolean }): Promise<unknown>;
	requests(): Promise<RequestLogEntry[]>;
	clearLogs(): Promise<unknown>;
	redeliver(input: { deliveryId: number }): Promise<DeliveryLogEntry>;
	close(): Promise<void>;
}

/** What the common lifecycle suite needs to know about a vendor and its trigger. */
export interface Vendor<Running extends RunningVendor = RunningVendor> {
	name: string;
	nodeType: string;
	nodeName: string;
	credentialType: string;
	events: { all: readonly string[]; main: string; other: string };
	/** Where a registration is created. */
	createRequest: { method: string; path: string };
	/** A body whose event the vendor might invent tomorrow. */
	unknownEvent: Json;
	start(): Promise<Running>;
}
