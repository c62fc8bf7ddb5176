import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { readRegion } from '../region';
import { isoDate } from './dates';
import { sendRows } from './send';

const DEFAULT_CHUNK = 500;

/** All input items together: each is a customer. */
export async function executeAll(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = context.getNodeParameter('options', 0, {});
	const readDate = (value: unknown, displayName: string) => {
		if (value === undefined || value === null || value === '') return undefined;
		const date = isoDate(value, context.getTimezone());
		if (date !== undefined) return date;
		throw operationError(context.getNode(), {
			message: `${displayName}: "${String(value).slice(0, 40)}" is not a date`,
			description: 'Choose a day from the calendar, or write it like 2025-11-01.',
		});
	};
	const uploadName = String(context.getNodeParameter('uploadName', 0, '') ?? '').trim();
	const start = readDate(options.monitorStartDate, 'Monitor Start Date');
	const end = readDate(options.monitorEndDate, 'Monitor End Date');
	const settings = {
		name: uploadName || `n8n: ${context.getWorkflow().name ?? 'workflow'}`,
		enable_rego_lookups: context.getNodeParameter('enableRegoLookups', 0, false) as boolean,
		...(start && { monitor_start_date: start }),
		...(end && { monitor_end_date: end }),
	};
	const chunkSize = Math.floor(Number(options.chunkSize ?? DEFAULT_CHUNK)) || DEFAULT_CHUNK;
	return await sendRows(context, await readRegion(context, 0), settings, Math.max(1, chunkSize));
}
