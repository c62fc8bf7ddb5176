import type { IDataObject } from 'n8n-workflow';

import type { RequestContext } from '../../shared/http';
import { autoGrabRequest } from './request';

export interface RecaptureUpload {
	name?: string;
	enable_rego_lookups?: boolean;
	monitor_start_date?: string;
	monitor_end_date?: string;
	customers: IDataObject[];
}

/** Queues customers for monitoring (autograb-api.md 6.1). Repeated only when AutoGrab said that it did nothing. */
export async function uploadCustomers(
	context: RequestContext,
	region: string,
	upload: RecaptureUpload,
): Promise<IDataObject> {
	return await autoGrabRequest(context, {
		method: 'POST',
		path: '/v2/recapture/upload',
		qs: { region },
		body: { ...upload },
		repeatable: 'refused',
	});
}
