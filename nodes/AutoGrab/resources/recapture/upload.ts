import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { trimmed } from '../../../shared/json';
import { readDay } from '../readTold';
import { readRegion } from '../region';
import { sendRows } from './send';

const DEFAULT_CHUNK = 500;

export const effect = 'creates';

/** All input items together: each is a customer. */
export async function executeAll(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = context.getNodeParameter('options', 0, {});
	const uploadName = trimmed(context.getNodeParameter('uploadName', 0, ''));
	const settings = {
		name: uploadName || `n8n: ${context.getWorkflow().name ?? 'workflow'}`,
		enable_rego_lookups: context.getNodeParameter('enableRegoLookups', 0, false) as boolean,
		monitor_start_date: readDay(context, options.monitorStartDate, 'Monitor Start Date'),
		monitor_end_date: readDay(context, options.monitorEndDate, 'Monitor End Date'),
	};
	const chunkSize = Math.floor(Number(options.chunkSize ?? DEFAULT_CHUNK)) || DEFAULT_CHUNK;
	return await sendRows(context, await readRegion(context, 0), settings, Math.max(1, chunkSize));
}
