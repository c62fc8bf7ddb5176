import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { repairRegistrations } from '../../../shared/registration/repair';
import { resolveRegion } from '../../api';
import { autoGrabVendor, webhookName } from '../../trigger/vendor';

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
