import type {
	IExecuteFunctions,
	IHookFunctions,
	INodeExecutionData,
	INodeType,
	INodeTypeDescription,
	IWebhookFunctions,
	IWebhookResponseData,
} from 'n8n-workflow';
import { eventsSubtitle, outputsExpression, triggerWebhook } from '../shared/trigger/description';
import { autoGrabEvents } from './events';
import { properties } from './trigger/properties';

const load = async () => (await import('./trigger/autoGrabVendor')).engine;

export class AutoGrabTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'AutoGrab Trigger',
		name: 'autoGrabTrigger',
		icon: { light: 'file:../../icons/autograb.svg', dark: 'file:../../icons/autograb.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(autoGrabEvents),
		description:
			"Starts the workflow when AutoGrab sees a past customer's car or a valuation changes",
		eventTriggerDescription: 'Waiting for an event from AutoGrab',
		activationMessage: 'AutoGrab now sends these events here. Unpublish the workflow to stop them.',
		builderHint: {
			searchHint:
				"Starts a workflow when a past customer's car is listed for sale (recapture_new). Upload the customers first with AutoGrab > Recapture > Upload.",
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-pave-autograb.autoGrab',
					relationHint: 'Uploads past customers and values cars',
				},
			],
		},
		defaults: { name: 'AutoGrab Trigger' },
		inputs: [],
		outputs: outputsExpression(autoGrabEvents),
		credentials: [{ name: 'autoGrabApi', required: true }],
		webhooks: [triggerWebhook],
		triggerPanel: {
			header: 'Get events from AutoGrab',
			executionsHelp: {
				inactive:
					'<b>While building</b>, click "Execute step", then have AutoGrab send an event: with Start on Test Events (Ping) switched on, AutoGrab > Webhook > Ping does. Or use AutoGrab > Sample Event > Get Sample for a realistic event without waiting.<br/><br/><b>When you are done</b>, publish the workflow: AutoGrab then sends every ticked event here, and you find them in the executions list.',
				active:
					'<b>The workflow is published</b> and receives every ticked event; find them in the executions list. Listening here uses a webhook of its own and does not disturb it.<br/><br/><b>To change something</b>, copy a past execution into the editor, or use AutoGrab > Sample Event > Get Sample.',
			},
			activationHint:
				'Once you are done building, publish the workflow so that AutoGrab sends its events here.',
		},
		properties,
	};

	webhookMethods = {
		default: {
			// Always: creating looks first, changes only what is not as wanted, and looks again.
			async checkExists(this: IHookFunctions): Promise<boolean> {
				return false;
			},
			async create(this: IHookFunctions): Promise<boolean> {
				return await (await load()).create(this);
			},
			async delete(this: IHookFunctions): Promise<boolean> {
				return await (await load()).delete(this);
			},
		},
	};

	async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
		return await (await load()).webhook(this);
	}

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await (await load()).execute(this);
	}
}
