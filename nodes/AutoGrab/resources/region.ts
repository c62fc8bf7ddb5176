import type { IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { resolveRegion } from '../api';

const NOT_FOR_WEBHOOKS = 'Not documented for webhooks; ask AutoGrab first';

/** The region of one resource's operations; webhooks are not documented for all of them. */
export function regionField(resource: string): INodeProperties {
	const doubtful = resource === 'webhook' ? { description: NOT_FOR_WEBHOOKS } : {};
	const options: INodePropertyOptions[] = [
		{ name: 'Australia', value: 'au' },
		{
			name: 'From Credential',
			value: '',
			description: 'The region chosen in the AutoGrab credential',
		},
		{ name: 'Malaysia', value: 'my', ...doubtful },
		{ name: 'New Zealand', value: 'nz' },
		{ name: 'United Kingdom', value: 'uk', ...doubtful },
	];
	return {
		displayName: 'Region',
		name: 'region',
		type: 'options',
		options,
		default: '',
		displayOptions: { show: { resource: [resource] } },
		description:
			'The country whose AutoGrab data to use: au, my, nz or uk. Leave at From Credential unless you work in several.',
	};
}

/** The item's region; "From Credential" becomes the credential's. */
export async function readRegion(ctx: IExecuteFunctions, itemIndex: number): Promise<string> {
	const given = ctx.getNodeParameter('region', itemIndex, '');
	const chosen = String(given ?? '');
	return await resolveRegion(ctx, chosen.trim().toLowerCase());
}
