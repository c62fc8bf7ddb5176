/** In the order in which a user narrows down (autograb-api.md 8.5): each is chosen among what is left. */
export const FACETS = [
	['make', 'Make'],
	['model', 'Model'],
	['badge', 'Badge'],
	['year', 'Year'],
	['body', 'Body'],
	['body_style', 'Body Style'],
	['engine', 'Engine'],
	['fuel', 'Fuel'],
	['series', 'Series'],
	['transmission', 'Transmission'],
	['wheelbase', 'Wheelbase'],
] as const;

/** The first ones stand by themselves, the others under More Filters. */
export const MAIN_FACETS = 4;
