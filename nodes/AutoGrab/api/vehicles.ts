import type { IDataObject } from 'n8n-workflow';

import { pathTo, type ApiResponse, type RequestContext } from '../../shared/http';
import { vendorMessage } from '../../shared/errors';
import { autoGrabAnswer, readAnswer } from './request';

/** A look-up that found nothing is an answer: `{ vehicle: null, message }`. */
type VehicleAnswer = IDataObject;

/** What a server says of a route that it does not have, in place of a vehicle that it does not know. */
const NO_ROUTE = /^(404\b.*|not found|no route.*|cannot get.*)\.?$|^$/i;

/**
 * By AutoGrab's ID (autograb-api.md 8.6). It is the one route that the docs show in the singular; where
 * there is none, it may have gone the way of its siblings (C13).
 */
export async function getVehicle(
	context: RequestContext,
	qs: IDataObject,
	id: string,
): Promise<VehicleAnswer> {
	const path = pathTo(context, '/v2/vehicle/{}', id);
	const response = await autoGrabAnswer(context, { method: 'GET', path, qs });
	// A page in place of JSON has no words that could be about the vehicle.
	const noRoute = response.status === 404 && NO_ROUTE.test(vendorMessage(response.body) ?? '');
	return noRoute ? await lookUp('vehicles/{}')(context, qs, id) : vehicleIn(context, response);
}

/** By plate; `qs.state` is needed in Australia. */
export const getVehicleByRegistration = lookUp('vehicles/registrations/{}');

export const getVehicleByVin = lookUp('vehicles/vins/{}');

/** The docs speak of a null vehicle when nothing matches; clients in the wild also meet a 404. */
function lookUp(path: string) {
	return async (context: RequestContext, qs: IDataObject, id: string): Promise<VehicleAnswer> =>
		vehicleIn(
			context,
			await autoGrabAnswer(context, {
				method: 'GET',
				path: pathTo(context, `/v2/${path}`, id),
				qs,
			}),
		);
}

function vehicleIn(context: RequestContext, response: ApiResponse): VehicleAnswer {
	const words = vendorMessage(response.body);
	if (response.status === 404 && words) return { vehicle: null, message: words };
	return readAnswer(context, response);
}
