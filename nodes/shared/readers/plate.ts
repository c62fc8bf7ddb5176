import { quoted, readForm, Unreadable, type Reading } from './text';

/** What stands between the groups of a plate on paper, and not in a register. */
const SEPARATORS = /[\s.,_\-\u00b7\u2022\u2219\u22c5\u2027\u30fb]+/g;
/** What a sheet has for a car without a plate; a formula that points at an empty cell gives 0. */
const NO_PLATE = /^(0+|UN(REG|REGO|REGISTERED)|NO(PLATES?|REGO?|TREGISTERED)|PENDING)$/;

/** A number plate in capitals, without what stands between its groups; whether it exists is not checked. */
export function readPlate(given: unknown): Reading<string> {
	return readForm(given, (text) => {
		const plate = text.replace(SEPARATORS, '').toUpperCase();
		if (NO_PLATE.test(plate)) return undefined;
		if (/^[\p{L}\d]{1,16}$/u.test(plate)) return plate;
		const next = 'A number plate has at most 16 letters and digits. Map only the plate itself.';
		return new Unreadable(`${quoted(text)} is not a number plate`, next);
	});
}
