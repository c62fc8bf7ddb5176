import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { runOperations, type Operations, isOn } from '../shared/actions';
import { watchQuota } from './api';
import * as certificate from './resources/certificate/operations';
import * as event from './resources/event/operations';
import * as insurance from './resources/insurance/operations';
import * as lead from './resources/lead/operations';
import * as recapture from './resources/recapture/operations';
import * as report from './resources/report/operations';
import * as valuation from './resources/valuation/operations';
import * as vehicle from './resources/vehicle/operations';
import * as webhook from './resources/webhook/operations';

export { getCustomerColumns } from './resources/recapture/customerColumns';
export { loadFacet } from './resources/vehicle/facets';
export { searchVehicles } from './resources/vehicle/searchVehicles';
export { searchWebhooks } from './resources/webhook/searchWebhooks';

/** What every operation of every resource does, by the values saved in workflows. */
export const operations = {
	certificate,
	event,
	insurance,
	lead,
	recapture,
	report,
	valuation,
	vehicle,
	webhook,
} satisfies Operations;

/** Runs the operation that the node is set to, on all input items. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const latestQuota = watchQuota(context);
	const outputs = await runOperations(context, operations);
	if (!isOn(context, 0, 'options.includeQuota')) return outputs;
	const quota = latestQuota();
	return outputs.map((items) => items.map((item) => ({ ...item, json: { ...item.json, quota } })));
}
