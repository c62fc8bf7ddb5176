import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { returnAllField } from '../../../shared/actions/fields';
import { mask } from '../../../shared/errors';
import { belongsTo } from '../../../shared/registration/belongsTo';
import { listRawCallbacks, readCallback } from '../../api';
import { registrationOf } from '../../trigger/callbacks';
import { paveVendor } from '../../trigger/paveVendor';

export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const raw = await listRawCallbacks(context);
	const owners = await belongsTo(context, paveVendor, raw.map(registrationOf));
	const callbacks = raw.map((callback, index) => ({
		...readCallback(callback),
		belongs_to: owners[index],
	}));
	const all = isOn(context, itemIndex, returnAllField);
	const limit = all ? callbacks.length : context.getNodeParameter('limit', itemIndex, 50);
	return callbacks.slice(0, limit).map((callback) => mask({ ...callback }));
}
