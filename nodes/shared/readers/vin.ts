import { quoted, readForm, Unreadable, type Reading } from './text';

const VIN_LENGTH = 17;

/**
 * A vehicle identification number in capitals, without blanks. Old and imported vehicles have shorter ones, with
 * hyphens that belong to them, so only what cannot be one is refused; with `strict`, all that has not 17 signs.
 */
export function readVin(given: unknown, strict = false): Reading<string> {
	return readForm(given, (text) => {
		const typed = text.replace(/[\s.*]+/g, '').toUpperCase();
		const bare = typed.replaceAll('-', '');
		if (/^0+$/.test(bare)) return undefined;
		const vin = strict || bare.length === VIN_LENGTH ? bare : typed;
		const fits = /^[A-Z\d]+(?:-[A-Z\d]+)*$/.test(vin) && /\d/.test(vin);
		if (fits && (strict ? vin.length === VIN_LENGTH : vin.length > 4 && vin.length < 21))
			return vin;
		const form = strict
			? `of ${VIN_LENGTH} letters and digits. This one has ${vin.length} characters.`
			: 'of letters and digits. Map only the VIN itself.';
		return new Unreadable(`${quoted(vin)} is not a VIN`, `A VIN consists ${form}`);
	});
}
