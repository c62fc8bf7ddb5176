import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isObject } from '../../../shared/json';
import { getVehicleByRegistration, getVehicleByVin, predict } from '../../api';
import { readFeatures } from '../features';
import { readRegistration, readRequiredVin } from '../identity';
import { orNoMatch } from '../noMatch';
import { readRegion } from '../region';
import { presentLookUp } from '../vehicle/present';
import { presentValuation } from './present';
import { readDetails, readKms, readReference } from './request';

/**
 * Looks a plate or a VIN up and values what was found by its ID, as AutoGrab advises (autograb-api.md 7.2).
 * `matched` tells which vehicle was valued; without a match nothing is valued, and `message` says so.
 */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const region = await readRegion(context, itemIndex);
	const reference = readReference(context, itemIndex);
	const qs = {
		region,
		...(reference.referenceId && { reference_id: reference.referenceId }),
	};
	// Before the look-up: it costs a call that an unreadable number would waste.
	const details = { ...readKms(context, itemIndex), ...readDetails(context, itemIndex) };
	const byVin = context.getNodeParameter('lookUpBy', itemIndex, 'registration') === 'vin';
	const named = byVin
		? { vin: readRequiredVin(context, itemIndex) }
		: nameOf(readRegistration(context, itemIndex, region));
	const lookUp =
		'vin' in named
			? getVehicleByVin(context, named.vin, qs)
			: getVehicleByRegistration(context, named.rego, { ...qs, state: named.state });
	const found = await orNoMatch(context, lookUp);
	const matched = presentLookUp(context, itemIndex, found);
	if (!isObject(found.vehicle)) {
		const message = found.message ?? 'AutoGrab matched no vehicle, so nothing was valued';
		return { found: false, message, matched };
	}
	const body = { ...named, ...details, vehicle_id: String(found.vehicle.id), region };
	const features = readFeatures(context, itemIndex);
	const work = predict(context, { body, features, ...reference });
	return { ...presentValuation(context, itemIndex, await orNoMatch(context, work)), matched };
}

const nameOf = ({ plate, state }: { plate: string; state?: string }) => ({ rego: plate, state });
