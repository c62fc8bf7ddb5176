import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { searchFacets } from '../../api';
import { readRegion } from '../region';
import { readFacets } from './facets';
import { presentHits } from './present';

/** One item per vehicle that has all the chosen values; if there is none, one item that says so. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const facets = readFacets(context, itemIndex);
	const empty = [facets.make ? '' : 'Make', facets.model ? '' : 'Model'].filter(Boolean);
	if (empty.length > 0) {
		throw operationError(context.getNode(), {
			message: `${empty.join(' and ')} ${empty.length === 1 ? 'is' : 'are'} empty`,
			description: 'Choose from the list, or map the value from the previous node.',
		});
	}
	const region = await readRegion(context, itemIndex);
	const answer = await searchFacets(context, { region, ...facets });
	return presentHits(context, itemIndex, answer, Object.values(facets).join(' '));
}
