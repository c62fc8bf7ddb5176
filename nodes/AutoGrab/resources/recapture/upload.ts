import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { operationError } from '../../../shared/errors';
import { readRegion } from '../region';
import { additionalFields, customerFields, uploadOptions } from './fields';

const DEFAULT_CHUNK = 500;

export const description = forOperation('recapture', 'upload', [
	{
		displayName: 'Upload Name',
		name: 'uploadName',
		type: 'string',
		default: '',
		placeholder: 'e.g. May 2025 settlements',
		description: "What the upload is called at AutoGrab. Leave empty for the workflow's name.",
	},
	{
		displayName: 'Look Up VINs (Paid)',
		name: 'enableRegoLookups',
		type: 'boolean',
		default: false,
		description:
			'Whether AutoGrab looks up the VIN of each customer who has a plate and no VIN. AutoGrab charges for every look-up.',
	},
	customerFields,
	additionalFields,
	uploadOptions,
]);

/** All input items together: each is a customer. What only an upload needs is loaded when there is one. */
export async function executeAll(ctx: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const [{ sendRows }, { isoDate }] = await Promise.all([import('./send'), import('./dates')]);
	const options = ctx.getNodeParameter('options', 0, {}) as IDataObject;
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
