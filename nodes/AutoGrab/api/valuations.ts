import type { IDataObject } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http';
import { autoGrabRequest } from './request';

/** What a valuation is asked for: the JSON body, and the paid extras of the query (autograb-api.md 7.1). */
export interface ValuationRequest {
	body: IDataObject;
	features?: string[];
}

/** Values a vehicle by AutoGrab's ID. A valuation is recorded and billed, so an unclear outcome is not repeated. */
export async function predict(
	ctx: RequestContext,
	request: ValuationRequest,
): Promise<IDataObject> {
	return await post(ctx, '/v2/valuations/predict', request);
}

/** Values a vehicle by its plate; `body.state` is needed in Australia. */
export async function predictByRegistration(
	ctx: RequestContext,
	plate: string,
	request: ValuationRequest,
): Promise<IDataObject> {
	return await post(ctx, `/v2/valuations/registrations/${encodeURIComponent(plate)}`, request);
}

export async function predictByVin(
	ctx: RequestContext,
	vin: string,
	request: ValuationRequest,
): Promise<IDataObject> {
	return await post(ctx, `/v2/valuations/vins/${encodeURIComponent(vin)}`, request);
}

async function post(
	ctx: RequestContext,
	path: string,
	{ body, features = [] }: ValuationRequest,
): Promise<IDataObject> {
	return await autoGrabRequest(ctx, {
		method: 'POST',
		path,
		body,
		qs: features.length > 0 ? { features: features.join(',') } : undefined,
		repeatable: 'refused',
	});
}
