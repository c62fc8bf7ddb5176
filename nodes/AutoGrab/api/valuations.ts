import type { IDataObject } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http';
import { autoGrabRequest } from './request';

/** What a valuation is asked for: the JSON body, and the paid extras of the query (autograb-api.md 7.1). */
export interface ValuationRequest {
	body: IDataObject;
	features?: string[];
	referenceId?: string;
}

/** Values a vehicle by AutoGrab's ID. A valuation is recorded and billed, so an unclear outcome is not repeated. */
export async function predict(
	context: RequestContext,
	request: ValuationRequest,
): Promise<IDataObject> {
	return await post(context, '/v2/valuations/predict', request);
}

/** Values a vehicle by its plate; `body.state` is needed in Australia. */
export async function predictByRegistration(
	context: RequestContext,
	plate: string,
	request: ValuationRequest,
): Promise<IDataObject> {
	return await post(context, `/v2/valuations/registrations/${encodeURIComponent(plate)}`, request);
}

export async function predictByVin(
	context: RequestContext,
	vin: string,
	request: ValuationRequest,
): Promise<IDataObject> {
	return await post(context, `/v2/valuations/vins/${encodeURIComponent(vin)}`, request);
}

/** As predict without `condition_score`; the answer has a trade price for each (autograb-api.md 7.2). */
export async function predictConditions(
	context: RequestContext,
	request: ValuationRequest,
): Promise<IDataObject> {
	return await post(context, '/v2/valuations/predict/conditions', request);
}

/** What a vehicle will be worth in up to five years. */
export async function predictResidual(
	context: RequestContext,
	request: ValuationRequest,
): Promise<IDataObject> {
	return await post(context, '/v2/valuations/residual', request);
}

/** Where an asking price stands in the market. */
export async function predictGauge(
	context: RequestContext,
	request: ValuationRequest,
): Promise<IDataObject> {
	return await post(context, '/v2/valuations/gauge/', request);
}

/** An earlier valuation once more; the method is not printed (autograb-api.md 7.2). */
export async function getValuation(context: RequestContext, id: string): Promise<IDataObject> {
	const path = `/v2/valuations/history/${encodeURIComponent(id)}`;
	return await autoGrabRequest(context, { method: 'GET', path });
}

async function post(
	context: RequestContext,
	path: string,
	{ body, features = [], referenceId }: ValuationRequest,
): Promise<IDataObject> {
	return await autoGrabRequest(context, {
		method: 'POST',
		path,
		body,
		qs: {
			...(features.length > 0 && { features: features.join(',') }),
			...(referenceId && { reference_id: referenceId }),
		},
		repeatable: 'refused',
	});
}
