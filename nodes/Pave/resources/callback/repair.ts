import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { eventOptions } from '../../../shared/events';
import { repairRegistrations } from '../../../shared/registration/repair';
import { paveEvents } from '../../events';
import { assertFreeNames, readAttributes } from '../../trigger/attributes';
import { paveVendor } from '../../trigger/vendor';

export const description = forOperation('callback', 'repair', [
	{
		displayName: 'Webhook URL',
		name: 'webhookUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://n8n.example.com/webhook/…/webhook',
		description:
			'The Production URL of a published PAVE Trigger. Open the trigger, expand Webhook URLs and copy it.',
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		options: eventOptions(paveEvents),
		default: ['SESSION:COMPLETE'],
		required: true,
		description: 'The events that are ticked in that trigger',
	},
	{
		displayName: 'Custom Attributes',
		name: 'customAttributes',
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: 'Add Attribute',
		default: {},
		description:
			'The custom attributes of that trigger, used only where a registration has to be made anew',
		options: [
			{
				displayName: 'Attribute',
				name: 'attributes',
				values: [
					{
						displayName: 'Name',
						name: 'name',
						type: 'string',
						default: '',
						description: 'Name of the attribute',
					},
					{
						displayName: 'Value',
						name: 'value',
						type: 'string',
						default: '',
						description: 'Value PAVE sends along with each event',
					},
				],
			},
		],
	},
]);

/** One item per event: healthy, repaired, or foreign (then nothing was changed). */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const extras = readAttributes(ctx.getNodeParameter('customAttributes', itemIndex, {}));
	assertFreeNames(ctx.getNode(), extras, itemIndex);
	return await repairRegistrations(ctx, paveVendor, {
		webhookUrl: String(ctx.getNodeParameter('webhookUrl', itemIndex)).trim(),
		spec: { events: ctx.getNodeParameter('events', itemIndex) as string[], extras },
		itemIndex,
	});
}
