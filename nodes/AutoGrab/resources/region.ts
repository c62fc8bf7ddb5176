import type { IExecuteFunctions } from 'n8n-workflow';

import { resolveRegion } from '../api';

/** The item's region; "From Credential" becomes the credential's. */
export async function readRegion(ctx: IExecuteFunctions, itemIndex: number): Promise<string> {
	const given = ctx.getNodeParameter('region', itemIndex, '');
	const chosen = String(given ?? '');
	return await resolveRegion(ctx, chosen.trim().toLowerCase());
}
