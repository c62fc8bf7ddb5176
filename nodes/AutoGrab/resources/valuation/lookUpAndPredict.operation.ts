import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { runOf } from '../../../shared/actions';
import { isObject } from '../../../shared/json';
import { getVehicleByRegistration, getVehicleByVin, predict } from '../../api';
import { readRegistration, readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { presentLookUp } from '../vehicle/present';
import { lookUpTold } from './valuation.fields';
import { presentValuation } from './present';

export const effect = 'bills';

export const check = read;

/**
 * Looks a plate or a VIN up and values what was found by its ID, as AutoGrab advises (autograb-api.md 7.2).
 * `matched` tells which vehicle was valued; without a match nothing is valued, and `message` says so.
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const { region, told, named } = await read(context, itemIndex);
	const qs = { region, reference_id: told.reference_id };
	const lookUp = async () =>
		await orNoMatch(
			context,
			'vin' in named
				? getVehicleByVin(context, qs, named.vin)
				: getVehicleByRegistration(context, { ...qs, state: named.state }, named.rego),
		);
	// AutoGrab bills the look-up alone: if only the valuation fails, the next try values what was found.
	const found = await runOf(context).once(
		context,
		`look-up ${itemIndex}`,
		{ ...qs, ...named },
		lookUp,
	);
	const matched = presentLookUp(context, itemIndex, found);
	if (!isObject(found.vehicle)) {
		const message = found.message ?? 'AutoGrab matched no vehicle, so nothing was valued';
		return { found: false, message, matched };
	}
	const body = { ...named, ...told, vehicle_id: String(found.vehicle.id), region };
	const answer = await orNoMatch(context, predict(context, body));
	return { ...presentValuation(context, itemIndex, answer), matched };
}

async function read(context: IExecuteFunctions, itemIndex: number) {
	const region = await readRegion(context, itemIndex);
	const told = readTold(context, itemIndex, lookUpTold);
	const byVin = context.getNodeParameter('lookUpBy', itemIndex, 'registration') === 'vin';
	const named = byVin
		? { vin: readRequiredVin(context, itemIndex) }
		: nameOf(readRegistration(context, itemIndex, region));
	return { region, told, named };
}

const nameOf = ({ plate, state }: { plate: string; state?: string }) => ({ rego: plate, state });
