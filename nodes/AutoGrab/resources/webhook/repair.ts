import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { eventOptions } from '../../../shared/events';
import { repairRegistrations } from '../../../shared/registration/repair';
import { resolveRegion } from '../../api';
import { autoGrabEvents } from '../../events';
import { autoGrabVendor, webhookName } from '../../trigger/vendor';

export const description = forOperation('webhook', 'repair', [
	{
		displayName: 'Webhook URL',
		name: 'webhookUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://n8n.example.com/webhook/…/webhook',
		description:
			'The Production URL of a published AutoGrab Trigger. Open the trigger, expand Webhook URLs and copy it.',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: eventOptions(autoGrabEvents),
		default: ['recapture_new'],
		required: true,
		description: 'The events that are ticked in that trigger',
	},
]);

/** One item per event: healthy or repaired. The name of a webhook that is already there stays. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const region = await resolveRegion(ctx, String(ctx.getNodeParameter('region', itemIndex, '')));
	return await repairRegistrations(ctx, autoGrabVendor, {
		webhookUrl: String(ctx.getNodeParameter('webhookUrl', itemIndex)).trim(),
		spec: {
			events: ctx.getNodeParameter('events', itemIndex) as string[],
			extras: { region, name: webhookName('', ctx.getWorkflow().name) },
		},
		itemIndex,
	});
}
