import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { readRegion } from '../region';
import { isoDate } from './dates';
import { sendRows } from './send';

const DEFAULT_CHUNK = 500;

/** All input items together: each is a customer. */
export async function executeAll(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const options = ctx.getNodeParameter('options', 0, {});
	const readDate = (value: unknown, displayName: string) => {
		if (value === undefined || value === null || value === '') return undefined;
		const date = isoDate(value, ctx.getTimezone());
		if (date !== undefined) return date;
		throw operationError(ctx.getNode(), {
			message: `${displayName}: "${String(value).slice(0, 40)}" is not a date`,
			description: 'Choose a day from the calendar, or write it like 2025-11-01.',
		});
	};
	const uploadName = String(ctx.getNodeParameter('uploadName', 0, '') ?? '').trim();
	const start = readDate(options.monitorStartDate, 'Monitor Start Date');
	const end = readDate(options.monitorEndDate, 'Monitor End Date');
	const settings = {
		name: uploadName || `n8n: ${ctx.getWorkflow().name ?? 'workflow'}`,
		enable_rego_lookups: ctx.getNodeParameter('enableRegoLookups', 0, false) as boolean,
		...(start && { monitor_start_date: start }),
		...(end && { monitor_end_date: end }),
	};
	const chunkSize = Math.floor(Number(options.chunkSize ?? DEFAULT_CHUNK)) || DEFAULT_CHUNK;
	return await sendRows(ctx, await readRegion(ctx, 0), settings, Math.max(1, chunkSize));
}
