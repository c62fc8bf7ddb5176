import type { IDataObject } from 'n8n-workflow';
import type { Known } from './registration';

/**
 * What a trigger remembers between n8n's calls: it saves time, or holds what the vendor cannot be asked. The truth is
 * what the vendor holds: n8n may not have saved this yet, or may bring an older one back.
 */
export interface RegistrationState {
	/** SHA-256 of the delivery token, so that deliveries are checked without loading the credential. */
	tokenHash?: string;
	/** Identifies exactly the desired state that was last registered. */
	fingerprint?: string;
	/** An end has begun, and was not seen to be done. */
	ending?: boolean;
	/** What was registered, so that it is found again after the user has chosen another region, or a list is cut. */
	known?: Known[];
}

interface StateContext {
	getWorkflowStaticData(type: string): IDataObject;
	getNode(): { webhookId?: string };
}

/**
 * The state lives in the workflow's static data under the webhook id, not in the node's own static data: n8n files
 * the latter under the node's name, so renaming a node would lose it.
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
