import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { runOperations, type Operations } from '../shared/actions';
import * as event from './resources/event/operations';
import * as recapture from './resources/recapture/operations';
import * as valuation from './resources/valuation/operations';
import * as vehicle from './resources/vehicle/operations';
import * as webhook from './resources/webhook/operations';

export { searchWebhooks } from './resources/webhook/searchWebhooks';

/** What every operation of every resource does, by the values saved in workflows. */
export const operations = { event, recapture, valuation, vehicle, webhook } satisfies Operations;

/** Runs the operation that the node is set to, on all input items. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runOperations(context, operations);
}
