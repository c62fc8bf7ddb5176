import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { simplifyField } from '../../../shared/actions/fields';
import { getMarketOverlay } from '../../api';
import { readVehicleId } from '../identity';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { overlayTold } from './vehicle.fields';
import { presentOverlay } from './market';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = readVehicleId(context, itemIndex);
	const region = await readRegion(context, itemIndex);
	const query = { region, ...readTold(context, itemIndex, overlayTold) };
	const answer = await getMarketOverlay(context, query, id);
	return isOn(context, itemIndex, simplifyField) ? presentOverlay(id, answer) : answer;
}
