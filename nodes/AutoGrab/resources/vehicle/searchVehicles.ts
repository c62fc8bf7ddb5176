import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { objectsIn } from '../../../shared/json';
import { resolveRegion, searchVehicles as search } from '../../api';

/** A shorter text finds nothing of use, and each search may count towards the contract. */
const SHORTEST = 3;

/** The vehicles that a text finds, for the picker; nothing is asked before there is a text. */
export async function searchVehicles(
	context: ILoadOptionsFunctions,
	filter = '',
): Promise<INodeListSearchResult> {
	const text = filter.trim();
	if (text.length < SHORTEST) return { results: [] };
	const chosen = String(context.getNodeParameter('region', '') ?? '');
	const region = await resolveRegion(context, chosen.trim().toLowerCase());
	const { vehicles } = await search(context, { region, search: text, count: 50 });
	return {
		results: objectsIn(vehicles).map(({ id, title }) => ({
			name: String(title ?? id),
			value: String(id),
		})),
	};
}
