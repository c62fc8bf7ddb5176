import type { IDataObject } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http';
import { autoGrabRequest } from './request';

const at = (path: string, ...parts: string[]) =>
	[`/v2/${path}`, ...parts.map(encodeURIComponent)].join('/');

const ask = async (context: RequestContext, path: string, qs: IDataObject) =>
	await autoGrabRequest(context, { method: 'GET', path, qs });

/** Costs money or makes something, so it is repeated only when AutoGrab said that it did nothing. */
const order = async (context: RequestContext, path: string, body: IDataObject, qs?: IDataObject) =>
	await autoGrabRequest(context, { method: 'POST', path, body, qs, repeatable: 'refused' });

/** Where and when a car was advertised (autograb-api.md 9.3). */
export const getHistory = async (context: RequestContext, qs: IDataObject) =>
	await ask(context, at('sourcing/history'), qs);

/** Listings comparable to a vehicle (autograb-api.md 9.1). */
export const getMarketOverlay = async (context: RequestContext, id: string, qs: IDataObject) =>
	await ask(context, at('sourcing/market_overlay', id), qs);

/** Stock photos (autograb-api.md 8.7). */
export const getPhotos = async (context: RequestContext, id: string, qs: IDataObject) =>
	await ask(context, `${at('vehicles', id)}/photos`, qs);

/** The values of one facet, given the others (autograb-api.md 8.5): `{ [facet]: [{ value, count }] }`. */
export const getFacet = async (context: RequestContext, qs: IDataObject) =>
	await ask(context, at('vehicles/facets'), qs);

/** The vehicles that have all the facets; too many are refused. */
export const searchFacets = async (context: RequestContext, qs: IDataObject) =>
	await ask(context, at('vehicles/facets/search'), qs);

/** Makes a PDF, and for most types a paid PPSR search (autograb-api.md 9.9). */
export const generateCertificate = async (context: RequestContext, body: IDataObject) =>
	await order(context, at('certificates/generate'), body);

/** Whether what a certificate says has changed since; the method is not printed (autograb-api.md 9.9). */
export const getCertificateUpdates = async (context: RequestContext, id: string) =>
	await ask(context, `${at('certificates', id)}/updates`, {});

/** Starts a report; its PDF is not ready in the answer (autograb-api.md 9.8). */
export const requestCarAnalysis = async (
	context: RequestContext,
	body: IDataObject,
	qs: IDataObject,
) => await order(context, at('reports/car-analysis'), body, qs);

/** Starts a pre-accident valuation in the web tool (autograb-api.md 9.7). */
export const createClaim = async (context: RequestContext, body: IDataObject) =>
	await order(context, at('insurance-claims/'), body);

/** Repair or write off (autograb-api.md 9.6); the answer is not documented. */
export const decideRepair = async (context: RequestContext, body: IDataObject) =>
	await order(context, at('repair-decisions/'), body);

/** Files a customer's enquiry in Pipeline (autograb-api.md 9.5); a refused one is in `failed_ids`. */
export const sendEnquiry = async (
	context: RequestContext,
	[dms, dealership]: [string, string],
	body: IDataObject,
	qs: IDataObject,
) => await order(context, at('external-enquiry', dms, dealership), body, qs);
