import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { simplifyField } from '../../../shared/actions/fields';
import { operationError } from '../../../shared/errors';
import { isObject } from '../../../shared/json';
import { predictGauge } from '../../api';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { gaugeTold } from './valuation.fields';

const WAYS = ['vehicle_id', 'vin', 'rego', 'vehicle_description', 'marketplace_id'];

export const effect = 'bills';

export const check = readBody;

/** Where the asking price stands: `fill` from 0 to 1. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = await readBody(context, itemIndex);
	const answer = await orNoMatch(context, predictGauge(context, body));
	const { gauge } = answer;
	if (!isOn(context, itemIndex, simplifyField) || !isObject(gauge)) {
		return { found: isObject(gauge), ...answer };
	}
	const { id, ...rest } = gauge;
	return { found: true, gauge_id: id ?? null, ...rest };
}

async function readBody(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const given = readTold(context, itemIndex, gaugeTold);
	if (WAYS.some((way) => way in given)) {
		return { region: await readRegion(context, itemIndex), ...given };
	}
	throw operationError(context.getNode(), {
		message: 'Choose a vehicle: add a plate, a VIN or a Vehicle ID',
		description:
			'Under Additional Fields, add the Vehicle ID, the VIN, the Registration Plate, a description or the Marketplace ID.',
	});
}
