import type { IExecuteFunctions } from 'n8n-workflow';

import { resolveRegion } from '../api';

/** The item's region; "As Set in Credential" becomes the credential's. */
export async function readRegion(context: IExecuteFunctions, itemIndex: number): Promise<string> {
	const given = context.getNodeParameter('region', itemIndex, '');
	const chosen = String(given ?? '');
	return await resolveRegion(context, chosen.trim().toLowerCase());
}
