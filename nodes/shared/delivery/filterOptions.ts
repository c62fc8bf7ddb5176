import type { INodeProperties } from 'n8n-workflow';
import type { EventCatalogue } from '../events';

/** One multi-select option for each event that can be narrowed down, straight from the catalogue. */
export function filterOptions(catalogue: EventCatalogue): INodeProperties[] {
	return catalogue.events.flatMap(({ filter }): INodeProperties[] =>
		filter
			? [
					{
						displayName: filter.displayName,
						name: filter.option,
						type: 'multiOptions',
						default: [],
						options: [...filter.values],
						description: filter.description,
					},
				]
			: [],
	);
}
