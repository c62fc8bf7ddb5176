import type { IDataObject } from 'n8n-workflow';

import type { ApiResponse, RequestContext } from '../../shared/http';
import { vendorMessage } from '../../shared/errors';
import { autoGrabAnswer, autoGrabRequest, readAnswer } from './request';

/** A look-up that found nothing is an answer: `{ vehicle: null, message }`. */
export type VehicleAnswer = IDataObject;

/** What a server says of a route that it does not have, in place of a vehicle that it does not know. */
const NO_ROUTE = /^(404\b.*|not found|no route.*|cannot get.*)\.?$|^$/i;

/**
 * By AutoGrab's ID (autograb-api.md 8.6). It is the one route that the docs show in the singular; where
 * there is none, it may have gone the way of its siblings (C13).
 */
export async function getVehicle(
	context: RequestContext,
	id: string,
	qs: IDataObject,
): Promise<VehicleAnswer> {
	const response = await autoGrabAnswer(context, {
		method: 'GET',
		path: `/v2/vehicle/${encodeURIComponent(id)}`,
		qs,
	});
	// A page in place of JSON has no words that could be about the vehicle.
	const noRoute = response.status === 404 && NO_ROUTE.test(vendorMessage(response.body) ?? '');
	return noRoute
		? await lookUp(context, `/v2/vehicles/${encodeURIComponent(id)}`, qs)
		: vehicleIn(context, response);
}

/** By plate; `qs.state` is needed in Australia. */
export async function getVehicleByRegistration(
	context: RequestContext,
	plate: string,
	qs: IDataObject,
): Promise<VehicleAnswer> {
	return await lookUp(context, `/v2/vehicles/registrations/${encodeURIComponent(plate)}`, qs);
}

export async function getVehicleByVin(
	context: RequestContext,
	vin: string,
	qs: IDataObject,
): Promise<VehicleAnswer> {
	return await lookUp(context, `/v2/vehicles/vins/${encodeURIComponent(vin)}`, qs);
}

/** By text; `qs.count` is at most 100, there are no pages. Answers `{ total, confidence, vehicles }`. */
export async function searchVehicles(
	context: RequestContext,
	qs: IDataObject,
): Promise<IDataObject> {
	return await autoGrabRequest(context, { method: 'GET', path: '/v2/vehicles', qs });
}

/** The docs speak of a null vehicle when nothing matches; clients in the wild also meet a 404. */
async function lookUp(
	context: RequestContext,
	path: string,
	qs: IDataObject,
): Promise<VehicleAnswer> {
	return vehicleIn(context, await autoGrabAnswer(context, { method: 'GET', path, qs }));
}

function vehicleIn(context: RequestContext, response: ApiResponse): VehicleAnswer {
	const words = vendorMessage(response.body);
	if (response.status === 404 && words) return { vehicle: null, message: words };
	return readAnswer(context, response);
}
