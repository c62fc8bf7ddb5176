import { quoted, readForm, Unreadable, type Reading } from './text';

/** What an odometer shows, and in which unit if that is said beside it. */
export interface Odometer {
	reading: number;
	unit?: 'km' | 'mi';
}

/** What follows the one dot of "48.210": nothing in the text tells. */
type AfterLoneDot = 'thousands' | 'decimals' | 'unclear';

interface Bare {
	digits: string;
	afterDot: AfterLoneDot;
}

export const KM_PER_MILE = 1.609344;

const CURRENCY = String.raw`(?:(?:AU|NZ|US|CA|A|C|S)?\p{Sc}|AUD|NZD|USD|CAD|GBP|EUR|MYR|RM)`;
const CURRENCY_BEFORE = new RegExp(String.raw`^([-+]?) ?${CURRENCY} ?(?=[-+\d])`, 'iu');
const CURRENCY_BEHIND = new RegExp(String.raw`(?<=\d) ?${CURRENCY}$`, 'iu');
const UNIT_BEHIND = /^(.*\d)[ .-]?(kms?|kilomet(?:er|re)s?|mi|miles?)\.?$/i;
const SCIENTIFIC = /^\d+(\.\d+)?e[-+]?\d{1,2}$/i;
/** More are not exact in a number. */
const MOST_DIGITS = 15;
const NEXT = 'Write it in digits only, for example 61800, or leave it empty.';

/** An amount of money or a count: "$28,450.50", "28 450", 1.25E+04. What has two meanings, such as "28.450", is refused. */
export function readAmount(given: unknown): Reading<number> {
	return readQuantity(given, (text) => withoutCurrency(text, 'unclear'));
}

/** The reading of an odometer in whole units; it has no decimals that count, so "48.210 km" is 48210 km. */
export function readOdometer(given: unknown): Reading<Odometer> {
	let unit: Odometer['unit'];
	const value = readQuantity(given, (text) => {
		const [, digits = text, name] = UNIT_BEHIND.exec(text) ?? [];
		if (name) unit = name.toLowerCase().startsWith('k') ? 'km' : 'mi';
		return { digits, afterDot: 'thousands' };
	});
	if (typeof value !== 'number') return value;
	if (value < 0) return new Unreadable(`"${value}" is below zero`, NEXT);
	const reading = Math.floor(value);
	return unit ? { reading, unit } : { reading };
}

/** A number as an API sends it, where a dot stands before decimals; null if it is none. */
export function readNumber(value: unknown): number | null {
	if (typeof value === 'number') return Number.isFinite(value) ? value : null;
	if (typeof value !== 'string') return null;
	// As nearly all of them come; the rest reads as people write.
	if (/^-?\d{1,9}(\.\d{1,6})?$/.test(value)) return Number(value);
	const number = readQuantity(value, (text) => withoutCurrency(text, 'decimals'));
	return typeof number === 'number' ? number : null;
}

/** No currency has three decimals here, so what follows a dot in "$28.450" are thousands. */
function withoutCurrency(text: string, afterDot: AfterLoneDot): Bare {
	const digits = text.replace(CURRENCY_BEFORE, '$1').replace(CURRENCY_BEHIND, '');
	return { digits, afterDot: digits === text ? afterDot : 'thousands' };
}

function readQuantity(given: unknown, bareOf: (text: string) => Bare): Reading<number> {
	if (typeof given === 'number' && Math.abs(given) < 10 ** MOST_DIGITS) return given;
	return readForm(given, (text) => {
		const bare = bareOf(text);
		const [, sign = '', digits = ''] = /^([-+]?) ?(\d.*)$/.exec(bare.digits) ?? [];
		const value = valueOf(digits, bare.afterDot);
		if (value !== undefined) return sign === '-' ? -value : value;
		const isUnclear = /^\d{1,3}[.,]\d{1,3}$/.test(digits);
		const why = isUnclear ? `can be read as ${meanings(digits)}` : 'is not a number';
		return new Unreadable(`${quoted(text)} ${why}`, NEXT);
	});
}

/** "28450 or 28.450" */
function meanings(digits: string): string {
	return `${digits.replace(/[.,]/, '')} or ${digits.replace(',', '.')}`;
}

/** Groups of three digits, then perhaps decimals after another sign: "1,234.5", "1.234,5", "1 234". */
function valueOf(text: string, afterDot: AfterLoneDot): number | undefined {
	const count = text.replace(/\D/g, '').length;
	if (count === 0 || count > MOST_DIGITS) return undefined;
	if (SCIENTIFIC.test(text)) return Number(text) < 10 ** MOST_DIGITS ? Number(text) : undefined;
	const parts = text.split(/\D/);
	const signs = text.replace(/\d/g, '').replace(/[\u2018\u2019\u02bc\u00b4`]/g, "'");
	if (signs === '') return Number(text);
	const behind = parts.at(-1) ?? '';
	if (!/^[,.' ]+$/.test(signs) || behind === '') return undefined;
	const [first] = signs;
	const whole = signs.replaceAll(first, '') === '' ? parts : parts.slice(0, -1);
	if (whole === parts && signs.length === 1 && /[,.]/.test(first)) {
		return valueOfTwo(parts[0], first, behind, afterDot);
	}
	if (!isGrouped(whole)) return undefined;
	if (whole === parts) return Number(parts.join(''));
	return signs.replaceAll(first, '').length === 1 && /[,.]$/.test(signs)
		? Number(`${whole.join('')}.${behind}`)
		: undefined;
}

/** Digits before and after a single dot or comma. */
function valueOfTwo(
	whole: string,
	sign: string,
	behind: string,
	afterDot: AfterLoneDot,
): number | undefined {
	const leading = whole.startsWith('0') && (afterDot !== 'thousands' || whole === '0');
	const asThousands = isGrouped([whole, behind]) && !leading;
	if (asThousands && (sign === ',' || afterDot === 'thousands')) return Number(whole + behind);
	if (asThousands && afterDot === 'unclear') return undefined;
	// "1,5" may be a slip of the finger for 15 or 1.5; "48210,50" is how half of the world writes decimals.
	const isDecimal = sign === '.' || whole === '0' || (whole.length > 3 && behind.length < 3);
	return isDecimal ? Number(`${whole}.${behind}`) : undefined;
}

function isGrouped([first, ...others]: readonly string[]): boolean {
	return /^\d{1,3}$/.test(first) && others.every((group) => group.length === 3);
}
