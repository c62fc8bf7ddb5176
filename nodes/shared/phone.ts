/** What a country's telephone numbers look like (ITU-T E.164 and the national numbering plans). */
interface Plan {
	name: string;
	/** The country's calling code. */
	code: string;
	/** What is dialled before a number at home and left out from abroad; empty if there is nothing. */
	trunk: string;
	/** A whole national number, without the trunk prefix. */
	whole: RegExp;
	/** What counts without the trunk prefix; nothing if that could be a number without its area code. */
	bare?: RegExp;
	/** What is dialled before a number abroad; `00` if it is not given. */
	abroad?: string;
}

const plan = (name: string, code: string, trunk: string, whole: RegExp, bare?: RegExp): Plan => ({
	name,
	code,
	trunk,
	whole,
	bare: bare ?? (trunk === '' ? whole : undefined),
});

const AU = /^(?:[2378]\d{8}|4\d{8})$/;
const NZ = /^(?:2\d{7,9}|[34679]\d{7})$/;
const GB = /^(?:[12378]\d{9}|[18]\d{8})$/;
const NORTH_AMERICA = /^[2-9](?!11)\d\d[2-9]\d{6}$/;

/** By ISO code, alphabetical by name. Exact where the vendors are at home, else by length alone. */
const PLANS: Record<string, Plan> = {
	AU: { ...plan('Australia', '61', '0', AU, AU), abroad: '0011' },
	AT: plan('Austria', '43', '0', /^[1-9]\d{6,12}$/),
	BE: plan('Belgium', '32', '0', /^[1-9]\d{7,8}$/),
	BR: plan('Brazil', '55', '0', /^[1-9]\d{9,10}$/),
	CA: { ...plan('Canada', '1', '1', NORTH_AMERICA, NORTH_AMERICA), abroad: '011' },
	DK: plan('Denmark', '45', '', /^[2-9]\d{7}$/),
	FR: plan('France', '33', '0', /^[1-9]\d{8}$/, /^[67]\d{8}$/),
	DE: plan('Germany', '49', '0', /^[1-9]\d{6,10}$/),
	HK: plan('Hong Kong', '852', '', /^[2-9]\d{7}$/),
	IN: plan('India', '91', '0', /^[1-9]\d{9}$/, /^[6-9]\d{9}$/),
	IE: plan('Ireland', '353', '0', /^[1-9]\d{6,8}$/),
	IT: plan('Italy', '39', '', /^(?:0\d{5,10}|3\d{8,9})$/),
	LU: plan('Luxembourg', '352', '', /^[2-9]\d{5,10}$/),
	MY: plan('Malaysia', '60', '0', /^(?:1\d{8,9}|3\d{8}|[4-79]\d{7}|8\d{7})$/, /^1\d{8,9}$/),
	MX: plan('Mexico', '52', '', /^[1-9]\d{9}$/),
	NL: plan('Netherlands', '31', '0', /^[1-9]\d{8}$/, /^6\d{8}$/),
	NZ: plan('New Zealand', '64', '0', NZ, NZ),
	NO: plan('Norway', '47', '', /^[2-9]\d{7}$/),
	PL: plan('Poland', '48', '', /^[1-9]\d{8}$/),
	PT: plan('Portugal', '351', '', /^[29]\d{8}$/),
	SG: plan('Singapore', '65', '', /^[3689]\d{7}$/),
	ZA: plan('South Africa', '27', '0', /^[1-8]\d{8}$/),
	ES: plan('Spain', '34', '', /^[6-9]\d{8}$/),
	SE: plan('Sweden', '46', '0', /^[1-9]\d{6,8}$/),
	CH: plan('Switzerland', '41', '0', /^[2-9]\d{8}$/),
	AE: plan('United Arab Emirates', '971', '0', /^[2-9]\d{7,8}$/),
	GB: plan('United Kingdom', '44', '0', GB, GB),
	US: { ...plan('United States', '1', '1', NORTH_AMERICA, NORTH_AMERICA), abroad: '011' },
};

/** The countries whose numbers can be read, as a dropdown shows them. */
export const countries: ReadonlyArray<{ name: string; value: string }> = Object.entries(PLANS).map(
	([value, { name }]) => ({ name, value }),
);

/**
 * A telephone number in E.164 (`+16475550143`), as messaging services want it.
 *
 * Without a country only a number that was typed with its `+` is taken. Null if there is no number, or it is none
 * that the country can have: too short, too long, with an extension or letters. Never throws.
 * @param country two letters, in either case; `UK` counts as `GB`
 */
export function e164(typed: string | null, country?: string): string | null {
	const text = (typed ?? '').normalize('NFKC').replace(/\p{Cf}/gu, '');
	const given = text.trim().replace(/^tel:/i, '');
	if (!/^\+?[\d\s().\p{Pd}/]+$/u.test(given)) return null;
	const abroad = given.startsWith('+');
	const digits = withoutTrunkZero(given).replace(/\D/g, '');
	if (abroad) return international(digits);
	const home = PLANS[codeOf(country)];
	return home === undefined ? null : national(digits, home);
}

/** The digits of a telephone number, as some search fields want it, without an extension; null if there are none. */
export function digitsIn(text: string | null): string | null {
	const given = text ?? '';
	const last = given.search(/\d[\s,;.]*(?:e?xt|x|#)/i);
	const number = last < 0 ? given : given.slice(0, last + 1);
	return withoutTrunkZero(number).replace(/\D/g, '') || null;
}

/** "+61 (0)412 345 678": the zero is dialled at home only. */
function withoutTrunkZero(number: string): string {
	return number.trim().startsWith('+') ? number.replace('(0)', '') : number;
}

function codeOf(country: string | undefined): string {
	const code = (country ?? '').trim().toUpperCase();
	return code === 'UK' ? 'GB' : code;
}

function international(digits: string): string | null {
	if (!/^[1-9]\d{7,14}$/.test(digits)) return null;
	const home = Object.values(PLANS).find(({ code }) => digits.startsWith(code));
	if (home === undefined) return `+${digits}`;
	const rest = digits.slice(home.code.length);
	if (home.whole.test(rest)) return `+${digits}`;
	// "+44 07700 900123"
	const less = home.trunk === '0' && rest.startsWith('0') ? rest.slice(1) : '';
	return home.whole.test(less) ? `+${home.code}${less}` : null;
}

function national(digits: string, home: Plan): string | null {
	const { code, trunk, whole, bare, abroad = '00' } = home;
	if (trunk !== '' && digits.startsWith(trunk) && whole.test(digits.slice(trunk.length))) {
		return `+${code}${digits.slice(trunk.length)}`;
	}
	if (bare?.test(digits)) return `+${code}${digits}`;
	if (digits.startsWith(abroad)) return international(digits.slice(abroad.length));
	const foreign = digits.startsWith(code) && whole.test(digits.slice(code.length));
	return foreign ? `+${digits}` : null;
}
