import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { simplifyField } from '../../../shared/actions/fields';
import { isObject, objectsIn } from '../../../shared/json';

/** The members that every look-up has; the others are features. */
const PLAIN = new Set(
	'success vehicle additional_vehicles vin colour confidence upstream_vehicle'.split(' '),
);

const simplified = (context: IExecuteFunctions, itemIndex: number) =>
	isOn(context, itemIndex, simplifyField);

/** A vehicle by its ID. `found` is false, and a `message` tells, where AutoGrab does not have it. */
export function presentVehicle(
	context: IExecuteFunctions,
	itemIndex: number,
	answer: IDataObject,
): IDataObject {
	const found = isObject(answer.vehicle);
	if (!simplified(context, itemIndex)) return { found, vehicle: null, ...answer };
	const vehicle = isObject(answer.vehicle) ? answer.vehicle : {};
	const { message } = answer;
	return { found, ...identify(vehicle), ...specify(vehicle), ...(message && { message }) };
}

/**
 * A look-up by plate or VIN. Simplified, the vehicle stands beside what the registration authority says
 * (which comes without a match, too), and every feature that was asked for follows as it came.
 */
export function presentLookUp(
	context: IExecuteFunctions,
	itemIndex: number,
	answer: IDataObject,
): IDataObject {
	const found = isObject(answer.vehicle);
	if (!simplified(context, itemIndex)) return { found, vehicle: null, ...answer };
	const { vehicle, additional_vehicles, vin, colour, confidence, upstream_vehicle } = answer;
	const features = Object.entries(answer).filter(([name]) => !PLAIN.has(name));
	return {
		found,
		...identify(isObject(vehicle) ? vehicle : {}),
		vin: vin ?? null,
		colour: colour ?? null,
		confidence: confidence ?? null,
		upstream_vehicle: upstream_vehicle ?? null,
		other_candidates: objectsIn(additional_vehicles).map(identify),
		...Object.fromEntries(features),
	};
}

/** A text search: one item per vehicle, or the one that says that there is none. */
export function presentHits(
	context: IExecuteFunctions,
	itemIndex: number,
	answer: IDataObject,
	search: string,
): IDataObject[] {
	const vehicles = objectsIn(answer.vehicles);
	if (vehicles.length === 0) {
		return [{ found: false, message: `AutoGrab knows no vehicle for "${search}"` }];
	}
	if (!simplified(context, itemIndex))
		return vehicles.map((vehicle) => ({ found: true, ...vehicle }));
	return vehicles.map((vehicle) => ({
		found: true,
		...identify(vehicle),
		...specify(vehicle),
		confidence: answer.confidence ?? null,
	}));
}

/** What tells one vehicle from another; null where AutoGrab does not know. The ID stays text. */
function identify({ id, ...vehicle }: IDataObject): IDataObject {
	const named = ['title', 'year', 'make', 'model', 'badge'].map(
		(name) => [name, vehicle[name] ?? null] as const,
	);
	return { vehicle_id: id ? String(id) : null, ...Object.fromEntries(named) };
}

function specify({ body_type, transmission_type, fuel_type }: IDataObject): IDataObject {
	return {
		body_type: body_type ?? null,
		transmission_type: transmission_type ?? null,
		fuel_type: fuel_type ?? null,
	};
}
