import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { repairRegistrations } from '../../../shared/registration/repair';
import { assertFreeNames, readAttributes } from '../../trigger/attributes';
import { paveVendor } from '../../trigger/vendor';

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
