import type { IDataObject } from 'n8n-workflow';

export const MASK = '********';

const SECRET_KEYS =
	/^(api[-_]?key|api[-_]?secret|api[-_]?token|api-access-token|authorization|token|secret)$/i;

/** Names of query parameters whose values may be secrets; rather one too many than one too few. */
const SECRET_PARAMETER =
	/token|secret|signature|passw|pwd|key$|credential|^sig$|^code$|^hash$|^hmac$|^jwt$|^sas$|(^|[-_.])auth($|[-_.])|authori[sz]ation/i;

/** Whether a query parameter's value is hidden, by the parameter's name. */
export function isSecretParameter(name: string): boolean {
	return SECRET_PARAMETER.test(name);
}

/** Blanks out what may be a secret in free text: query parameters, bearer tokens, keys by name. */
export function maskText(text: string): string {
	return text
		.replace(/([?&;])([\w.~%[\]-]+)=([^&#;\s"'<>]+)/g, (parameter, sign: string, name: string) =>
			isSecretParameter(name) ? `${sign}${name}=${MASK}` : parameter,
		)
		.replace(/(https?:\/\/[^/\s:@]*:)[^/\s@]+@/gi, `$1${MASK}@`)
		.replace(/\b(Bearer\s+)[\w.~+/=-]+/gi, `$1${MASK}`)
		.replace(
			/\b(api[-_]?key|api[-_]?secret|api[-_]?token)(["']?\s*[:=]\s*["']?)[^\s"',&}]+/gi,
			`$1$2${MASK}`,
		)
		.replace(/\b(sec|pub)_[\w-]{6,}/g, `$1_${MASK}`);
}

/**
 * A copy of a value in which every text that holds one of the secrets has it blanked out, at any depth. For what a
 * vendor says in a refusal: it may quote the key or a header that it was sent.
 */
export function hideSecrets(value: unknown, secrets: readonly string[]): unknown {
	if (typeof value === 'string') {
		return secrets.reduce((text, secret) => text.replaceAll(secret, MASK), value);
	}
	if (Array.isArray(value)) return value.map((inner) => hideSecrets(inner, secrets));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, hideSecrets(inner, secrets)]),
	);
}

/** The names stay, so that a user sees which headers are set; the values go. */
export function maskHeaders(headers: IDataObject): IDataObject {
	return Object.fromEntries(Object.keys(headers).map((name) => [name, MASK]));
}

/**
 * A copy of a vendor's answer that is safe to show: values of secret-sounding keys, of `headers`
 * objects and of secret-sounding parameters in URLs are masked at any depth; everything else is untouched.
 */
export function mask<T>(value: T): T {
	return maskValue(value) as T;
}

function maskValue(value: unknown): unknown {
	if (typeof value === 'string') return /^https?:|token=/i.test(value) ? maskText(value) : value;
	if (Array.isArray(value)) return value.map(maskValue);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [key, maskEntry(key, inner)]),
	);
}

function maskEntry(key: string, value: unknown): unknown {
	if (SECRET_KEYS.test(key) && value !== null && value !== '') return MASK;
	if (key === 'headers') return maskHeaderField(value);
	return maskValue(value);
}

/** An object of values, a list of `{ name, value }`, or either of them as JSON text. */
function maskHeaderField(value: unknown): unknown {
	if (typeof value === 'string') return value === '' ? value : MASK;
	if (Array.isArray(value)) {
		return value.map((entry: unknown) =>
			typeof entry === 'object' && entry !== null && 'value' in entry
				? { ...entry, value: MASK }
				: maskValue(entry),
		);
	}
	return typeof value === 'object' && value !== null ? maskHeaders(value as IDataObject) : value;
}
