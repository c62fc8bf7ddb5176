import type { IDataObject } from 'n8n-workflow';
import type { Form } from './registration';

/** A registration that was put aside, encrypted. */
export interface Displaced {
	sealed: string;
	/** Set while a test borrows this node's own production registration: where deliveries must also go. */
	productionUrl?: string;
}

/** What a trigger remembers between n8n's calls. Everything in it can be lost without losing an event. */
export interface RegistrationState {
	form?: Form;
	/** Set from the start of a registration until it is in place: whatever ends it meanwhile ends a failed attempt. */
	attempt?: boolean;
	/** SHA-256 of the delivery token, so that deliveries are checked without loading the credential. */
	tokenHash?: string;
	/** Identifies exactly the desired state that was last registered. */
	fingerprint?: string;
	/** Where registrations were made, so that they are found again after the user has chosen another place. */
	places?: string[];
	displaced?: Record<string, Displaced>;
}

interface StateContext {
	getWorkflowStaticData(type: string): IDataObject;
	getNode(): { webhookId?: string };
}

/**
 * The state lives in the workflow's static data under the webhook id, not in the node's own static data: n8n files
 * the latter under the node's name, so renaming a node would lose whom it displaced.
 */
const keyOf = (context: StateContext) => `registration:${context.getNode().webhookId ?? ''}`;

export function readState(context: StateContext): RegistrationState {
	return (context.getWorkflowStaticData('global')[keyOf(context)] ?? {}) as RegistrationState;
}

/** Replaces the state as a whole: n8n notices assignments, not changes deep inside. */
export function writeState(context: StateContext, state: RegistrationState): void {
	const plain = JSON.parse(JSON.stringify(state)) as IDataObject;
	context.getWorkflowStaticData('global')[keyOf(context)] = plain;
}

export function clearState(context: StateContext): void {
	delete context.getWorkflowStaticData('global')[keyOf(context)];
}
