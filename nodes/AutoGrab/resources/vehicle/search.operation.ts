import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { requireText } from '../../../shared/actions';
import { searchVehicles } from '../../api';
import { readTold } from '../readTold';
import { readRegion } from '../region';
import { searchTold } from './vehicle.fields';
import { presentHits } from './present';

/** The vendor's own limit; there are no further pages (autograb-api.md 8.4). */
const MOST = 100;

/** One item per vehicle, the best match first; if there is none, one item that says so. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const search = requireText(context, context.getNodeParameter('search', itemIndex), 'Search Text');
	const limit = Number(context.getNodeParameter('limit', itemIndex, 50));
	const count = Math.min(MOST, Math.max(1, Math.floor(limit) || 1));
	const region = await readRegion(context, itemIndex);
	const told = readTold(context, itemIndex, searchTold);
	const answer = await searchVehicles(context, { region, ...told, search, count });
	return presentHits(context, itemIndex, answer, search).slice(0, count);
}
