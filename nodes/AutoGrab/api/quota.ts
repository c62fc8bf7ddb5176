import type { IDataObject } from 'n8n-workflow';

import { onAnswer, type ApiResponse, type RequestContext } from '../../shared/http';
import { readNumber } from '../../shared/readers/amount';

/** The headers that tell of limits (autograb-api.md 3), by what an item calls them. */
const HEADERS = {
	requests_remaining: 'rate-limit-remaining',
	requests_per_window: 'rate-limit-total',
	monthly_used: 'monthly-request-total',
	monthly_included: 'monthly-base-request-quota',
	monthly_most: 'monthly-max-request-quota',
};

/** Follows what answers say of limits from now on. Returns how to get what the latest of them said; null if none did. */
export function watchQuota(context: RequestContext): () => IDataObject | null {
	let latest: IDataObject | null = null;
	onAnswer(context, ({ headers }) => (latest = readQuota(headers) ?? latest));
	return () => latest;
}

function readQuota(headers: ApiResponse['headers']): IDataObject | undefined {
	const quota = Object.fromEntries(
		Object.entries(HEADERS).map(([name, header]) => [name, readNumber(headers[header])]),
	);
	return Object.values(quota).some((value) => value !== null) ? quota : undefined;
}
