import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IWebhookFunctions,
} from 'n8n-workflow';
import { triggerEngine } from '../../shared/engine';
import { operationError } from '../../shared/errors';
import { cleanBaseUrl } from '../../shared/http/url';
import { trimmed } from '../../shared/json';
import { takeover } from '../../shared/takeover';
import { readEvents, unknownEvent } from '../../shared/trigger/ticked';
import type { TriggerVendor } from '../../shared/trigger/vendor';
import { PAVE_URL } from '../api';
import { paveEvents } from '../events';
import { assertFreeNames, readAttributes } from './attributes';
import {
	attachRecord,
	contentOf,
	hasMore,
	headerValue,
	isRestored,
	paveCallbacks,
	presentedRecord,
	recordIn,
	registrationOf,
	restore,
	WORKFLOW,
} from './callbacks';
import { describeConflict } from './conflicts';
import { splitDamages } from './damages';
import { enrich } from './enrich';

type AnyContext = IHookFunctions | IWebhookFunctions | IExecuteFunctions;

/** Where items flow, n8n wants to know which one a parameter is for. */
const hasItems = (context: AnyContext): context is IExecuteFunctions => 'getInputData' in context;

const optionsOf = (context: AnyContext) => parameter(context, 'options', {}) as IDataObject;

/** PAVE as the trigger engine sees it: one slot per API key and event, a header that authenticates deliveries. */
export const paveVendor: TriggerVendor = {
	name: 'PAVE',
	registrationName: 'delivery address',
	credentialType: 'paveApi',
	catalogue: paveEvents,
	secretsOf: ({ apiSecret, apiKey, baseUrl }) => ({
		secret: trimmed(apiSecret),
		key: trimmed(apiKey),
		baseUrl: cleanBaseUrl(baseUrl, PAVE_URL),
	}),
	readSpec: (context) => ({
		events: readEvents(paveEvents, context.getNodeParameter('events', [])),
		extras: readAttributes(optionsOf(context).customAttributes),
	}),
	check(context, { events, extras }) {
		if (events.length === 0) {
			throw operationError(context.getNode(), {
				message: 'No event is ticked under Events',
				description: 'Tick at least one event, for example Session Complete, then try again.',
			});
		}
		const unknown = unknownEvent(paveEvents, events);
		if (unknown !== undefined) {
			throw operationError(context.getNode(), {
				message: `Events: PAVE has no event "${unknown.slice(0, 80)}"`,
				description: 'Choose the events from the list.',
			});
		}
		assertFreeNames(context.getNode(), extras);
	},
	targets: ({ events, extras }, { url, token, workflowId }) =>
		events.map((event) => {
			const headers = {
				Authorization: `Bearer ${token}`,
				...(workflowId === undefined ? {} : { [WORKFLOW]: workflowId }),
			};
			return { slot: event, url, content: { method: 'POST', headers, payload: extras } };
		}),
	adapter: paveCallbacks,
	eventsOf: ({ slot }) => [slot],
	keepUserContent: (target, { content }) => ({
		...target,
		content: { ...target.content, payload: contentOf(content).payload },
	}),
	deliveryHeaders: ({ content }) => contentOf(content).headers,
	registeredToken: ({ content }) =>
		bearer(headerValue(contentOf(content).headers, 'Authorization')),
	registeredWorkflow: ({ content }) => headerValue(contentOf(content).headers, WORKFLOW),
	presentedToken: (context: IWebhookFunctions) => bearer(context.getHeaderData().authorization),
	ownAttributes: (context) => Object.keys(readAttributes(optionsOf(context).customAttributes)),
	enrich,
	expand: (context, { body }, item) => splitDamages(context, body, item),
	exclusive: {
		...takeover,
		mayTakeOver: (context) => context.getNodeParameter('existingCallback', 'fail') !== 'fail',
		wantsForwarding: (context) => parameter(context, 'existingCallback', 'fail') === 'relay',
		describeConflict,
		attachRecord,
		recordIn,
		presentedRecord,
		registrationOf,
		restore,
		isRestored,
		hasMore,
		forwarding(former) {
			const { url, content } = registrationOf(former);
			const { method, headers, payload } = contentOf(content);
			return { url, method: method as IHttpRequestMethods, headers, attributes: payload };
		},
	},
};

/** What n8n calls on the trigger node. */
export const engine = triggerEngine(paveVendor);

function bearer(value: string | undefined): string | undefined {
	return /^Bearer\s+(\S+)\s*$/i.exec(value ?? '')?.[1];
}

function parameter(context: AnyContext, name: string, fallback: string | IDataObject): unknown {
	return hasItems(context)
		? context.getNodeParameter(name, 0, fallback)
		: context.getNodeParameter(name, fallback);
}
