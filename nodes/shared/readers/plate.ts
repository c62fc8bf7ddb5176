import { quoted, readForm, Unreadable, type Reading } from './text';

/** What stands between the groups of a plate on paper, and not in a register. */
const SEPARATORS = /[\s.,_\-\u00b7\u2022\u2219\u22c5\u2027\u30fb]+/g;
/** What a sheet has for a car without a plate; a formula that points at an empty cell gives 0. */
const NO_PLATE = /^(0+|UN(REG|REGO|REGISTERED)|NO(PLATES?|REGO?|TREGISTERED)|PENDING)$/;

/** Letters alone are 9 at most on a plate of Australia and New Zealand; more are words, such as "see attached". */
const LETTERS_AND_DIGITS = /^(?!\D{10,}$)[\p{Script=Latin}\d]{1,16}$/u;
/** A letter and a digit in each of several groups: "ABC123 DEF456" are two cars. */
const WHOLE_PLATE = /^(?=.*\p{L})(?=.*\d).{5,}$/u;
const NEXT =
	'A number plate has at most 16 Latin letters and digits. Map only the plate of one car.';

/** A number plate in capitals, without what stands between its groups; whether it exists is not checked. */
export function readPlate(given: unknown): Reading<string> {
	return readForm(given, (text) => {
		const plate = text.replace(SEPARATORS, '').toUpperCase();
		if (NO_PLATE.test(plate)) return undefined;
		// Letters of other scripts look like Latin ones, and a yes or no is the answer to another question.
		const isPlate = LETTERS_AND_DIGITS.test(plate) && typeof given !== 'boolean';
		const cars = text.split(SEPARATORS).filter((group) => WHOLE_PLATE.test(group));
		if (isPlate && cars.length < 2) return plate;
		const what = cars.length < 2 ? 'is not a number plate' : 'has several number plates';
		return new Unreadable(`${quoted(text)} ${what}`, NEXT);
	});
}
