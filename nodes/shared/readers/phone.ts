import { quoted, readForm, Unreadable, type Reading } from './text';

const NEXT =
	'Write the whole number with its country code, for example +61400000001 or +16475550143. Nothing was sent.';
const FEWEST = 6;
/** Of the longest number (E.164), without the prefix for calls abroad; two numbers in one field are longer. */
const MOST = 15;
const ABROAD = /^(?:0011|011|00)/;
/** What people write between two numbers, each of which could be called. */
const TWO = /(?:\d[\s().-]*){6}\/[\s().-]*(?:\d[\s().-]*){6}/;

/** A phone number as the vendor may take it; only what cannot be one is refused. */
export function readPhone(given: unknown): Reading<string> {
	if (typeof given === 'number' && !Number.isSafeInteger(given)) return readPhone(String(given));
	return readForm(given, (text) => {
		if (/^\d(?:\.\d+)?e\+?\d+$/i.test(text)) {
			const next = `Format the column as text in the spreadsheet and enter the number again. ${NEXT}`;
			return new Unreadable(`${quoted(text)} has lost its digits in a spreadsheet`, next);
		}
		const typed = text.replace(/^(?:tel|phone|mobile|mob|ph|m)[:.] ?/i, '');
		// "+61 (0)412 345 678": the zero is dialled at home only.
		const phone = typed.startsWith('+') ? typed.replace(/ ?\(0\) ?/, ' ') : typed;
		const digits = phone
			.replace(/ ?(?:x|ext\.?|extension) ?\d{1,6}$/i, '')
			.replace(/[\s()./-]/g, '');
		if (/^0+$/.test(digits)) return undefined;
		if (!/^\+?\d+$/.test(digits))
			return new Unreadable(`${quoted(text)} is not a phone number`, NEXT);
		// What a program makes of a number: a decimal point or a sign is none of its digits.
		if (TWO.test(phone) || /^-|^(?:0|\d{6,})\.\d+$/.test(phone)) {
			const what = TWO.test(phone) ? 'has several phone numbers' : 'is not a phone number';
			return new Unreadable(`${quoted(text)} ${what}`, NEXT);
		}
		const count = digits.replace('+', '').replace(ABROAD, '').length;
		if (count >= FEWEST && count <= MOST) return phone;
		const size = count < FEWEST ? 'short' : 'long';
		return new Unreadable(`${quoted(text)} is too ${size} for a phone number`, NEXT);
	});
}
