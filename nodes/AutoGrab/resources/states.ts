import { readForm, type Reading } from '../../shared/readers/text';

/** How a state of Australia may be written in a sheet, without blanks and dots, and what AutoGrab calls it. */
const STATES: Readonly<Record<string, string>> = {
	AUSTRALIANCAPITALTERRITORY: 'ACT',
	NEWSOUTHWALES: 'NSW',
	NORTHERNTERRITORY: 'NT',
	QUEENSLAND: 'QLD',
	SOUTHAUSTRALIA: 'SA',
	TASMANIA: 'TAS',
	VICTORIA: 'VIC',
	WESTERNAUSTRALIA: 'WA',
};

/** "Victoria", "vic" and "V.I.C." are VIC; what is not a known state stays as it is, in capitals. */
export function stateCode(value: unknown): Reading<string> {
	return readForm(value, (given) => {
		const text = given.toUpperCase();
		const letters = text.replace(/[\s.,-]/g, '');
		if (Object.hasOwn(STATES, letters)) return STATES[letters];
		return letters.length <= 3 ? letters : text;
	});
}

/** Whether AutoGrab takes the text for a state of the region; only Australia's are documented (autograb-api.md 1). */
export function isStateOf(region: string, state: string): boolean {
	return region === 'au' && Object.values(STATES).includes(state);
}
