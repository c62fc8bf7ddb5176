import auto from '../answers/autograb/vehicle.registration.reduced-confidence.response.inferred.json';
import nz from '../answers/autograb/vehicle.registration.nz.response.json';
import vin from '../answers/autograb/vehicle.vin.response.json';
import type { JsonObject } from '../shared/types';

/** Vehicle id of the vendor's free test values (reference section 8.7). */
export const TEST_VEHICLE_ID = '1111111111111111';
export const KNOWN_VIN = 'JM0KF4WLA00123456';

const mazda: JsonObject = auto.vehicle;
const mazdaAwd: JsonObject = auto.additional_vehicles[0];
const corolla: JsonObject = nz.vehicle;
const electric: JsonObject = {
	...mazda,
	id: '6023417790054400',
	title: '2022 Tesla Model 3 Auto RWD',
	year: '2022',
	make: 'Tesla',
	model: 'Model 3',
	badge: '',
	series: null,
	model_year: 'MY22',
	release_year: 2022,
	body_type: 'Sedan',
	fuel: 'Electric',
	fuel_type: 'Electric',
	engine: 'Electric',
	engine_type: 'Electric',
	drive: 'RWD',
	drive_type: 'Rear Wheel Drive',
	num_gears: 1,
	num_cylinders: null,
	capacity_cc: null,
	range: 491,
};

/** All vehicles that can be found by id and by text. */
export const VEHICLES: JsonObject[] = [
	mazda,
	mazdaAwd,
	corolla,
	electric,
	{ ...mazda, id: TEST_VEHICLE_ID },
];

export const BY_VIN: JsonObject = vin;

/** Answers to plates, less `success`; the REG4… ones are the vendor's documented test values. */
export const PLATES: Record<string, JsonObject> = {
	REG4SUCCESS: { ...auto, confidence: 'standard', additional_vehicles: [] },
	QRS45T: { ...auto, confidence: 'standard', additional_vehicles: [] },
	XYZ12Q: { ...auto, confidence: 'standard', additional_vehicles: [] },
	REG4SUCCESSEV: {
		...auto,
		vehicle: electric,
		upstream_vehicle: '2022 TESLA MODEL 3 SEDAN WHITE',
		confidence: 'standard',
		vin: '5YJ3E7EA0NF000001',
		additional_vehicles: [],
	},
	REG4WARNING: { ...auto },
	REG4NOMATCH: {
		vehicle: null,
		upstream_vehicle: '2011 SUZUKI MOTORCYCLE BLACK',
		confidence: 'standard',
		colour: 'BLACK',
		vin: 'JS1B5111100100001',
		additional_vehicles: [],
	},
	REG4VINONLY: {
		vehicle: null,
		upstream_vehicle: null,
		confidence: 'reduced',
		colour: null,
		vin: KNOWN_VIN,
		additional_vehicles: [],
	},
};

export const NZ_PLATE: JsonObject = nz;

/** What a look-up answers when the plate or VIN is known to nobody. */
export const NO_VEHICLE: JsonObject = {
	vehicle: null,
	upstream_vehicle: null,
	confidence: 'reduced',
	colour: null,
	vin: null,
	additional_vehicles: [],
};
