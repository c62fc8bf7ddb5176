import { trimEnd } from 'lodash';
import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { processDeliveries } from './delivery/process';
import { receiveWebhook } from './delivery/webhook';
import { asNodeError } from './errors';
import { publish } from './registration/publish';
import { unpublish } from './registration/unpublish';
import type { TriggerVendor } from './trigger/vendor';

/** What n8n calls on a trigger node, bound to one vendor. */
export interface TriggerEngine {
	create(context: IHookFunctions): Promise<boolean>;
	delete(context: IHookFunctions): Promise<boolean>;
	webhook(context: IWebhookFunctions): Promise<IWebhookResponseData>;
	execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]>;
}

/**
 * The way into the trigger engine. A node class imports its vendor's engine when n8n first calls it, not when n8n
 * loads the class: starting n8n must not pay for what most workflows never use.
 */
export function triggerEngine(vendor: TriggerVendor): TriggerEngine {
	return {
		create: async (context) => await withAdvice(context, publish(context, vendor)),
		delete: async (context) => await unpublish(context, vendor),
		webhook: async (context) => await receiveWebhook(context, vendor),
		execute: async (context) => await processDeliveries(context, vendor),
	};
}

/**
 * Says what to do next in the message itself: when publishing or listening fails, n8n shows a user the description of
 * some kinds of error only.
 */
async function withAdvice(context: IHookFunctions, work: Promise<boolean>): Promise<boolean> {
	try {
		return await work;
	} catch (cause) {
		const error = asNodeError(context.getNode(), cause);
		if (error.description) {
			error.message = `${trimEnd(error.message, ' .\n')}. ${error.description}`;
			error.description = undefined;
		}
		throw asNodeError(context.getNode(), error);
	}
}
