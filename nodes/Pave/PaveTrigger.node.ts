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
import { paveEvents } from './events';
import { properties } from './trigger/properties';

const load = async () => (await import('./trigger/paveVendor')).engine;

export class PaveTrigger implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'PAVE Trigger',
		name: 'paveTrigger',
		icon: { light: 'file:../../icons/pave.svg', dark: 'file:../../icons/pave.dark.svg' },
		group: ['trigger'],
		version: 1,
		subtitle: eventsSubtitle(paveEvents),
		description: 'Starts the workflow when something happens in a PAVE vehicle inspection',
		eventTriggerDescription: 'Waiting for an event from PAVE',
		activationMessage: 'PAVE now sends these events here. Unpublish the workflow to stop them.',
		builderHint: {
			searchHint:
				'Starts a workflow when a PAVE inspection is finished (SESSION:COMPLETE). Leave Simplify on: the record has title, summary, VIN, odometer and damages for a CRM.',
			relatedNodes: [
				{
					nodeType: 'n8n-nodes-pave-autograb.pave',
					relationHint: 'Orders inspections and reads their results',
				},
			],
		},
		defaults: { name: 'PAVE Trigger' },
		inputs: [],
		outputs: outputsExpression(paveEvents),
		credentials: [{ name: 'paveApi', required: true }],
		webhooks: [triggerWebhook],
		triggerPanel: {
			header: 'Get inspections from PAVE',
			executionsHelp: {
				inactive:
					'<b>While building</b>, click "Execute step", then let something happen in a PAVE inspection: the event appears here. Or use PAVE > Sample Event > Get Sample for a realistic event without waiting.<br/><br/><b>When you are done</b>, publish the workflow: PAVE then sends every ticked event here, and you find them in the executions list.',
				active:
					'<b>The workflow is published</b> and receives every ticked event; find them in the executions list.<br/><br/><b>To change something</b>, copy a past execution into the editor, or use PAVE > Sample Event > Get Sample. Listening here is refused, because it would interrupt production.',
			},
			activationHint:
				'Once you are done building, publish the workflow so that PAVE sends its events here.',
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
