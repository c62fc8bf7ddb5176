import type {
	IDataObject,
	IExecuteFunctions,
	ILoadOptionsFunctions,
	INodePropertyOptions,
} from 'n8n-workflow';

import { objectsIn } from '../../../shared/json';
import { getFacet, resolveRegion } from '../../api';
import { FACETS, MAIN_FACETS } from './facetNames';

const filled = (given: IDataObject) =>
	Object.fromEntries(
		Object.entries(given)
			.map(([name, value]) => [name, String(value ?? '')] as const)
			.filter(([, value]) => value !== ''),
	);

/** What is chosen, exactly as chosen: values differ in case only (autograb-api.md 8.5). */
export function readFacets(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const main = FACETS.slice(0, MAIN_FACETS).map(
		([name]) => [name, context.getNodeParameter(name, itemIndex, '')] as const,
	);
	const more = context.getNodeParameter('moreFilters', itemIndex, {}) as IDataObject;
	return filled({ ...more, ...Object.fromEntries(main) });
}

/** The values of a facet for its dropdown, with how many vehicles have each, given the facets before it. */
export async function loadFacet(
	context: ILoadOptionsFunctions,
	facet: string,
): Promise<INodePropertyOptions[]> {
	const position = FACETS.findIndex(([name]) => name === facet);
	const before = FACETS.slice(0, Math.min(position, MAIN_FACETS)).map(
		([name]) => [name, context.getCurrentNodeParameter(name)] as const,
	);
	const chosen = String(context.getCurrentNodeParameter('region') ?? '');
	const region = await resolveRegion(context, chosen.trim().toLowerCase());
	const chosenBefore = filled(Object.fromEntries(before) as IDataObject);
	const { [facet]: values } = await getFacet(context, { region, ...chosenBefore, facet });
	return objectsIn(values).map(({ value, count }) => ({
		name: count === undefined ? String(value) : `${String(value)} (${String(count)})`,
		value: String(value),
	}));
}
