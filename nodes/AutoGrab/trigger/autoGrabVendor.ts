import type {
	IDataObject,
	IExecuteFunctions,
	IHookFunctions,
	IWebhookFunctions,
} from 'n8n-workflow';
import { isSwitchedOn } from '../../shared/readers/switch';
import { triggerEngine } from '../../shared/engine';
import { operationError } from '../../shared/errors';
import { cleanBaseUrl } from '../../shared/http/url';
import { trimmed } from '../../shared/json';
import { readEvents, unknownEvent } from '../../shared/trigger/ticked';
import type { Endpoint, TriggerVendor } from '../../shared/trigger/vendor';
import { resolveRegion } from '../api';
import { autoGrabEvents } from '../events';
import { customerOf, mobileNumber, newestSighting } from '../events/recaptureFacts';
import { autoGrabWebhooks, contentOf } from './webhooks';

/** The webhook's name at AutoGrab; a name of the user's own wins. */
export function webhookName(chosen: unknown, workflowName: string | undefined): string {
	return trimmed(chosen) || `n8n: ${workflowName ?? 'workflow'}`;
}

/** AutoGrab as the trigger engine sees it: many webhooks per region, a token in the endpoint. */
export const autoGrabVendor: TriggerVendor = {
	name: 'AutoGrab',
	registrationName: 'webhook',
	credentialType: 'autoGrabApi',
	catalogue: autoGrabEvents,
	secretsOf: ({ apiKey, baseUrl }) => ({
		secret: trimmed(apiKey),
		key: trimmed(apiKey),
		baseUrl: cleanBaseUrl(baseUrl, 'https://api.autograb.com.au'),
	}),
	async readSpec(context: IHookFunctions) {
		const { webhookName: chosen } = context.getNodeParameter('options', {}) as IDataObject;
		return {
			events: readEvents(autoGrabEvents, context.getNodeParameter('events', [])),
			extras: {
				region: await resolveRegion(context, trimmed(context.getNodeParameter('region', ''))),
				name: webhookName(chosen, context.getWorkflow().name),
			},
		};
	},
	check(context, { events }) {
		const unknown = unknownEvent(autoGrabEvents, events);
		if (unknown !== undefined) throw operationError(context.getNode(), noSuchEvent(unknown));
		if (events.length > 0) return;
		throw operationError(context.getNode(), {
			message: 'No event is ticked under Events',
			description:
				"Tick at least one event, for example Past Customer's Car Listed, then try again.",
		});
	},
	targets: ({ events, extras }, endpoint) => [
		{
			slot: trimmed(extras.region),
			url: addressWith(endpoint),
			content: { name: trimmed(extras.name), format: 'json', events },
		},
	],
	adapter: autoGrabWebhooks,
	eventsOf: ({ content }) => contentOf(content).events,
	// The events a user forgot to name in Repair are still the trigger's: nothing is unsubscribed there.
	keepUserContent(target, existing) {
		const { name, events } = contentOf(existing.content);
		const wanted = contentOf(target.content).events;
		const kept = events.filter((event) => event !== 'ping' && !wanted.includes(event));
		return { ...target, content: { ...target.content, name, events: [...wanted, ...kept] } };
	},
	deliveryHeaders: () => ({}),
	registeredToken: ({ url }) => inQuery(url, 'token'),
	registeredWorkflow: ({ url }) => inQuery(url, 'workflow'),
	presentedToken(context) {
		const { token } = context.getQueryData() as IDataObject;
		return typeof token === 'string' ? token : undefined;
	},
	ignoredUnselectable: ({ emitPing }) =>
		isSwitchedOn(emitPing) ? undefined : 'Ping is not switched on',
	ownAttributes: () => [],
	countryOf,
};

/** What n8n calls on the trigger node. */
export const engine = triggerEngine(autoGrabVendor);

/**
 * The region that a customer's event is from. The newest sighting's `lead_id` begins with it (autograb-api.md 5.4), so
 * the credential, which n8n has to load and decrypt, is asked only if it does not, and only for a number without "+".
 */
async function countryOf(
	context: IExecuteFunctions | IWebhookFunctions,
	body: IDataObject,
): Promise<string | undefined> {
	const customer = customerOf(body);
	if (!/^[^+]*\d/.test(mobileNumber(customer) ?? '')) return undefined;
	const chosen = trimmed(
		'getInputData' in context
			? context.getNodeParameter('region', 0, '')
			: context.getNodeParameter('region', ''),
	);
	const lead = /^(au|nz|uk|my)_/.exec(trimmed(newestSighting(customer).lead_id))?.[1];
	if (chosen || lead) return chosen || lead;
	try {
		return await resolveRegion(context, '');
	} catch (error) {
		// It costs the number in E.164, not the event.
		context.logger.warn(`The region of the credential could not be read: ${String(error)}`);
		return undefined;
	}
}

function addressWith({ url, token, workflowId }: Endpoint): string {
	const address = new URL(url);
	address.searchParams.set('token', token);
	if (workflowId !== undefined) address.searchParams.set('workflow', workflowId);
	return address.href;
}

function inQuery(url: string, name: string): string | undefined {
	return (URL.canParse(url) && new URL(url).searchParams.get(name)) || undefined;
}

function noSuchEvent(name: string) {
	return {
		message: `Events: AutoGrab has no event "${name.slice(0, 80)}"`,
		description: 'Choose the events from the list.',
	};
}
