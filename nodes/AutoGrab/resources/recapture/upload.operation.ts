import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { fieldValue } from '../../../shared/actions';
import { readDay } from '../../../shared/readers/day';
import { readSwitch } from '../../../shared/readers/switch';
import { readPlain } from '../../../shared/readers/text';
import { readRegion } from '../region';
import { sendRows } from './send';

const DEFAULT_CHUNK = 500;

export const effect = 'creates';

/** All input items together: each is a customer. */
export async function executeAll(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = context.getNodeParameter('options', 0, {});
	const uploadName = readPlain(context.getNodeParameter('uploadName', 0, ''));
	const lookUps = readSwitch(context.getNodeParameter('enableRegoLookups', 0, false));
	const day = (name: string, given: unknown) =>
		fieldValue(context, name, readDay(given, context.getTimezone()));
	const settings = {
		name:
			fieldValue(context, 'Upload Name', uploadName) ??
			`n8n: ${context.getWorkflow().name ?? 'workflow'}`,
		enable_rego_lookups: fieldValue(context, 'Look Up VINs (Paid)', lookUps) ?? false,
		monitor_start_date: day('Watch From (Default)', options.monitorStartDate),
		monitor_end_date: day('Watch Until (Default)', options.monitorEndDate),
	};
	const chunkSize = Math.floor(Number(options.chunkSize ?? DEFAULT_CHUNK)) || DEFAULT_CHUNK;
	return await sendRows(context, await readRegion(context, 0), settings, Math.max(1, chunkSize));
}
