import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { onlyCheckField } from '../../../shared/actions/fields';
import { repairRegistrations } from '../../../shared/registration/repair';
import { resolveRegion } from '../../api';
import { autoGrabVendor, webhookName } from '../../trigger/autoGrabVendor';
import { readSomeEvents } from './readers';

/** One item per event: healthy or repaired. The name of a webhook that is already there stays. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const region = await resolveRegion(
		context,
		String(context.getNodeParameter('region', itemIndex, '')),
	);
	return await repairRegistrations(context, autoGrabVendor, {
		webhookUrl: String(context.getNodeParameter('webhookUrl', itemIndex)).trim(),
		spec: {
			events: readSomeEvents(context, itemIndex),
			extras: { region, name: webhookName('', context.getWorkflow().name) },
		},
		onlyCheck: isOn(context, itemIndex, onlyCheckField),
		itemIndex,
	});
}
