import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { runOperations, type Operations, isOn } from '../shared/actions';
import { quotaOption } from './resources/commonFields';
import { watchQuota } from './api';
import * as certificateGenerate from './resources/certificate/generate.operation';
import * as certificateGetUpdates from './resources/certificate/getUpdates.operation';
import * as eventGetSample from './resources/event/getSample.operation';
import * as insuranceCreateClaim from './resources/insurance/createClaim.operation';
import * as insuranceDecideRepair from './resources/insurance/decideRepair.operation';
import * as leadSendEnquiry from './resources/lead/sendEnquiry.operation';
import * as recaptureUpload from './resources/recapture/upload.operation';
import * as reportRequestCarAnalysis from './resources/report/requestCarAnalysis.operation';
import * as valuationPredict from './resources/valuation/predict.operation';
import * as valuationPredictByRegistration from './resources/valuation/predictByRegistration.operation';
import * as valuationPredictByVin from './resources/valuation/predictByVin.operation';
import * as valuationGet from './resources/valuation/get.operation';
import * as valuationLookUpAndPredict from './resources/valuation/lookUpAndPredict.operation';
import * as valuationPredictConditions from './resources/valuation/predictConditions.operation';
import * as valuationPredictGauge from './resources/valuation/predictGauge.operation';
import * as valuationPredictResidual from './resources/valuation/predictResidual.operation';
import * as vehicleGet from './resources/vehicle/get.operation';
import * as vehicleGetByRegistration from './resources/vehicle/getByRegistration.operation';
import * as vehicleGetByVin from './resources/vehicle/getByVin.operation';
import * as vehicleSearch from './resources/vehicle/search.operation';
import * as vehicleFindByFacets from './resources/vehicle/findByFacets.operation';
import * as vehicleGetHistory from './resources/vehicle/getHistory.operation';
import * as vehicleGetMarketOverlay from './resources/vehicle/getMarketOverlay.operation';
import * as vehicleGetPhotos from './resources/vehicle/getPhotos.operation';
import * as webhookCreate from './resources/webhook/create.operation';
import * as webhookDelete from './resources/webhook/delete.operation';
import * as webhookGet from './resources/webhook/get.operation';
import * as webhookGetAll from './resources/webhook/getAll.operation';
import * as webhookPing from './resources/webhook/ping.operation';
import * as webhookRepair from './resources/webhook/repair.operation';
import * as webhookUpdate from './resources/webhook/update.operation';
import * as webhookUpsert from './resources/webhook/upsert.operation';

export { getCustomerColumns } from './resources/recapture/customerColumns';
export { loadFacet } from './resources/vehicle/facets';
export { searchVehicles } from './resources/vehicle/searchVehicles';
export { searchWebhooks } from './resources/webhook/searchWebhooks';

/** What every operation of every resource does, by the values saved in workflows. */
export const operations = {
	certificate: {
		generate: certificateGenerate,
		getUpdates: certificateGetUpdates,
	},
	event: {
		getSample: eventGetSample,
	},
	insurance: {
		createClaim: insuranceCreateClaim,
		decideRepair: insuranceDecideRepair,
	},
	lead: {
		sendEnquiry: leadSendEnquiry,
	},
	recapture: {
		upload: recaptureUpload,
	},
	report: {
		requestCarAnalysis: reportRequestCarAnalysis,
	},
	valuation: {
		predict: valuationPredict,
		predictByRegistration: valuationPredictByRegistration,
		predictByVin: valuationPredictByVin,
		get: valuationGet,
		lookUpAndPredict: valuationLookUpAndPredict,
		predictConditions: valuationPredictConditions,
		predictGauge: valuationPredictGauge,
		predictResidual: valuationPredictResidual,
	},
	vehicle: {
		get: vehicleGet,
		getByRegistration: vehicleGetByRegistration,
		getByVin: vehicleGetByVin,
		search: vehicleSearch,
		findByFacets: vehicleFindByFacets,
		getHistory: vehicleGetHistory,
		getMarketOverlay: vehicleGetMarketOverlay,
		getPhotos: vehicleGetPhotos,
	},
	webhook: {
		create: webhookCreate,
		delete: webhookDelete,
		get: webhookGet,
		getAll: webhookGetAll,
		ping: webhookPing,
		repair: webhookRepair,
		update: webhookUpdate,
		upsert: webhookUpsert,
	},
} satisfies Operations;

/** Runs the operation that the node is set to, on all input items. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const latestQuota = watchQuota(context);
	const outputs = await runOperations(context, operations);
	if (!isOn(context, 0, quotaOption, 'options')) return outputs;
	const quota = latestQuota();
	return outputs.map((items) => items.map((item) => ({ ...item, json: { ...item.json, quota } })));
}
