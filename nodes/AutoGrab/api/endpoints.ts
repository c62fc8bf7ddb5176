import type { IDataObject } from 'n8n-workflow';

import { pathTo, type RequestContext } from '../../shared/http';
import { autoGrabRequest } from './request';

/** Reads only. */
const read =
	(path: string) =>
	async (context: RequestContext, qs: IDataObject, ...ids: string[]): Promise<IDataObject> =>
		await autoGrabRequest(context, {
			method: 'GET',
			path: pathTo(context, `/v2/${path}`, ...ids),
			qs,
		});

/** Costs money or makes something, so it is repeated only when AutoGrab said that it did nothing. */
const order =
	(path: string) =>
	async (
		context: RequestContext,
		body: IDataObject,
		qs: IDataObject = {},
		...ids: string[]
	): Promise<IDataObject> =>
		await autoGrabRequest(context, {
			method: 'POST',
			path: pathTo(context, `/v2/${path}`, ...ids),
			body,
			qs,
			repeatable: 'refused',
		});

/** A valuation is recorded and billed; its paid features and its reference stand in the query (autograb-api.md 7.1). */
const value =
	(path: string) =>
	async (
		context: RequestContext,
		{ features, reference_id, ...body }: IDataObject,
		...ids: string[]
	): Promise<IDataObject> =>
		await order(path)(context, body, { features, reference_id }, ...ids);

/** Queues customers for monitoring (autograb-api.md 6.1). */
export const uploadCustomers = order('recapture/upload');

/** Values a vehicle: by AutoGrab's ID, by its plate (`state` is needed in Australia), by its VIN. */
export const predict = value('valuations/predict');
export const predictByRegistration = value('valuations/registrations/{}');
export const predictByVin = value('valuations/vins/{}');

/** As predict without `condition_score`; the answer has a trade price for each (autograb-api.md 7.2). */
export const predictConditions = value('valuations/predict/conditions');

/** What a vehicle will be worth in up to five years. */
export const predictResidual = value('valuations/residual');

/** Where an asking price stands in the market. */
export const predictGauge = value('valuations/gauge/');

/** An earlier valuation once more; the method is not printed (autograb-api.md 7.2). */
export const getValuation = read('valuations/history/{}');

/** By text; `count` is at most 100, there are no pages. Answers `{ total, confidence, vehicles }`. */
export const searchVehicles = read('vehicles');

/** Stock photos (autograb-api.md 8.7). */
export const getPhotos = read('vehicles/{}/photos');

/** The values of one facet, given the others (autograb-api.md 8.5): `{ [facet]: [{ value, count }] }`. */
export const getFacet = read('vehicles/facets');

/** The vehicles that have all the facets; too many are refused. */
export const searchFacets = read('vehicles/facets/search');

/** Listings comparable to a vehicle (autograb-api.md 9.1). */
export const getMarketOverlay = read('sourcing/market_overlay/{}');

/** Where and when a car was advertised (autograb-api.md 9.3). */
export const getHistory = read('sourcing/history');

/** Files a customer's enquiry in Pipeline (autograb-api.md 9.5); a refused one is in `failed_ids`. */
export const sendEnquiry = order('external-enquiry/{}/{}');

/** Repair or write off (autograb-api.md 9.6); the answer is not documented. */
export const decideRepair = order('repair-decisions/');

/** Starts a pre-accident valuation in the web tool (autograb-api.md 9.7). */
export const createClaim = order('insurance-claims/');

/** Starts a report; its PDF is not ready in the answer (autograb-api.md 9.8). */
export const requestCarAnalysis = order('reports/car-analysis');

/** Makes a PDF, and for most types a paid PPSR search (autograb-api.md 9.9). */
export const generateCertificate = order('certificates/generate');

/** Whether what a certificate says has changed since; the method is not printed (autograb-api.md 9.9). */
export const getCertificateUpdates = read('certificates/{}/updates');
