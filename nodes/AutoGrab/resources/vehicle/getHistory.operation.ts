import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { simplifyField } from '../../../shared/actions/fields';
import { operationError } from '../../../shared/errors';
import { getHistory } from '../../api';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { historyTold } from './vehicle.fields';
import { presentHistory } from './market';

/** By VIN, else by year, make, model and plate together, as AutoGrab looks for it (autograb-api.md 9.3). */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const given = readTold(context, itemIndex, historyTold);
	const ways = ['vin', 'registration_plate', 'vehicle_history_id', 'marketplace_id'];
	if (!ways.some((way) => way in given)) {
		throw operationError(context.getNode(), {
			message: 'VIN and Registration Plate are both empty',
			description:
				'Fill in one of them, best both with year, make and model, or add a History ID or a Marketplace ID.',
		});
	}
	const answer = await getHistory(context, {
		region: await readRegion(context, itemIndex),
		...given,
	});
	return isOn(context, itemIndex, simplifyField) ? presentHistory(answer) : answer;
}
