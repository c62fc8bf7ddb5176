import type { IDataObject } from 'n8n-workflow';

import { readNumber } from '../../shared/readers/amount';
import type { ApiResponse, RequestContext } from '../../shared/http';

/** The headers that tell of limits (autograb-api.md 3), by what an item calls them. */
const HEADERS = {
	requests_remaining: 'rate-limit-remaining',
	requests_per_window: 'rate-limit-total',
	monthly_used: 'monthly-request-total',
	monthly_included: 'monthly-base-request-quota',
	monthly_most: 'monthly-max-request-quota',
};

const latest = new WeakMap<RequestContext, IDataObject>();

/** Remembers what an answer says of limits, for as long as the node runs. */
export function rememberQuota(context: RequestContext, headers: ApiResponse['headers']): void {
	const quota = Object.fromEntries(
		Object.entries(HEADERS).map(([name, header]) => [name, readNumber(headers[header])]),
	);
	if (Object.values(quota).some((value) => value !== null)) latest.set(context, quota);
}

/** What the latest answer with such headers said; null where none had any. */
export function latestQuota(context: RequestContext): IDataObject | null {
	return latest.get(context) ?? null;
}
