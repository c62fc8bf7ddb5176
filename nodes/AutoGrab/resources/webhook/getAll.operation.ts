import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { returnAllField } from '../../../shared/actions/fields';
import { mask } from '../../../shared/errors';
import { belongsTo } from '../../../shared/registration/belongsTo';
import { listWebhooks } from '../../api';
import { autoGrabVendor } from '../../trigger/autoGrabVendor';
import { toRegistration } from '../../trigger/webhooks';
import { readRegion } from '../region';

export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const region = await readRegion(context, itemIndex);
	const listed = await listWebhooks(context, region);
	const owners = await belongsTo(
		context,
		autoGrabVendor,
		listed.map((webhook) => toRegistration(region, webhook)),
	);
	const webhooks = listed.map((webhook, index) => ({ ...webhook, belongs_to: owners[index] }));
	const all = isOn(context, itemIndex, returnAllField);
	const limit = all ? webhooks.length : context.getNodeParameter('limit', itemIndex, 50);
	return webhooks.slice(0, limit).map((webhook) => mask({ ...webhook }));
}
