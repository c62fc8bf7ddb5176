import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IHttpRequestMethods,
	IWebhookFunctions,
} from 'n8n-workflow';
import { displacing } from '../../shared/displacing';
import { triggerEngine } from '../../shared/engine';
import { operationError } from '../../shared/errors';
import { cleanBaseUrl } from '../../shared/http/url';
import { trimmed } from '../../shared/json';
import type { ConflictPolicy, TriggerVendor } from '../../shared/trigger/vendor';
import { PAVE_URL } from '../api';
import { paveEvents } from '../events';
import { assertFreeNames, readAttributes } from './attributes';
import {
	attachMemory,
	contentOf,
	headerValue,
	isRestored,
	MEMORY,
	memoryIn,
	paveCallbacks,
	registrationOf,
	restore,
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
	credentialType: 'paveApi',
	catalogue: paveEvents,
	secretsOf: ({ apiSecret, apiKey, baseUrl }) => ({
		secret: trimmed(apiSecret),
		key: trimmed(apiKey),
		baseUrl: cleanBaseUrl(baseUrl, PAVE_URL),
	}),
	readSpec: (context) => ({
		events: context.getNodeParameter('events', []) as string[],
		extras: readAttributes(optionsOf(context).customAttributes),
	}),
	check(context, { events, extras }) {
		if (events.length === 0) {
			throw operationError(context.getNode(), {
				message: 'No event is ticked under Events',
				description: 'Tick at least one event, for example Session Complete, then try again.',
			});
		}
		assertFreeNames(context.getNode(), extras);
	},
	targets: ({ events, extras }, { url, token }) =>
		events.map((event) => ({
			place: event,
			url,
			content: { method: 'POST', headers: { Authorization: `Bearer ${token}` }, payload: extras },
		})),
	adapter: paveCallbacks,
	eventsOf: ({ place }) => [place],
	keepUserContent: (target, { content }) => ({
		...target,
		content: { ...target.content, payload: contentOf(content).payload },
	}),
	probeHeaders: ({ content }) => contentOf(content).headers,
	registeredToken: ({ content }) =>
		bearer(headerValue(contentOf(content).headers, 'Authorization')),
	presentedToken: (context: IWebhookFunctions) => bearer(context.getHeaderData().authorization),
	ownAttributes: (context) => Object.keys(readAttributes(optionsOf(context).customAttributes)),
	enrich,
	expand: (context, { body }, item) => splitDamages(context, body, item),
	exclusive: {
		...displacing,
		policy: (context): ConflictPolicy => ({
			foreign: context.getNodeParameter('existingCallback', 'fail') as ConflictPolicy['foreign'],
			ownProduction: (optionsOf(context).testWhilePublished ??
				'refuse') as ConflictPolicy['ownProduction'],
		}),
		describeConflict,
		wantsRelay: (context) => parameter(context, 'existingCallback', 'fail') === 'relay',
		mayBorrow: (context) => optionsOf(context).testWhilePublished === 'borrow',
		attachMemory,
		memoryIn,
		presentedMemory: (context) => headerValue(context.getHeaderData() as IDataObject, MEMORY),
		registrationOf,
		restore,
		isRestored,
		forwarding(former) {
			const { url, content } = registrationOf(former);
			const { method, headers, payload } = contentOf(content);
			return { url, method: method as IHttpRequestMethods, headers, attributes: payload };
		},
		tokenHeaders: (context) => ({ Authorization: context.getHeaderData().authorization }),
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
