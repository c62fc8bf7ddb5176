import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../errors';

/** A value that must not be empty, trimmed. @throws NodeOperationError naming the field */
export function readText(context: IExecuteFunctions, value: unknown, displayName: string): string {
	const text = clean(value);
	return (
		text ||
		reject(context, displayName, 'is empty', 'Fill it in, or map it from the previous node.')
	);
}

/**
 * A vehicle identification number: upper case, without blanks. Old and imported vehicles have shorter
 * ones, so unless `length` says otherwise only what cannot be a VIN is refused; "" stays "".
 * @throws NodeOperationError naming the field
 */
export function readVin(
	context: IExecuteFunctions,
	value: unknown,
	displayName: string,
	length?: number,
): string {
	const vin = clean(value).replace(/\s+/g, '').toUpperCase();
	if (vin === '') return vin;
	const fits = length === undefined ? /^[A-Z\d-]{5,20}$/.test(vin) : /^[A-Z\d]+$/.test(vin);
	if (fits && (length === undefined || vin.length === length)) return vin;
	const form = length === undefined ? 'of letters and digits' : `of ${length} letters and digits`;
	const hint = length === undefined ? '' : ` This one has ${vin.length} characters.`;
	return reject(context, displayName, `"${vin}" is not a VIN`, `A VIN consists ${form}.${hint}`);
}

/** A number plate: upper case, without blanks; "" stays "". @throws NodeOperationError naming the field */
export function readPlate(context: IExecuteFunctions, value: unknown, displayName: string): string {
	const plate = clean(value).replace(/\s+/g, '').toUpperCase();
	if (plate === '' || /^[\p{L}\d.·-]{1,16}$/u.test(plate)) return plate;
	const next = 'A number plate has at most 16 letters and digits. Map only the plate itself.';
	return reject(context, displayName, `"${plate}" is not a number plate`, next);
}

/** A phone number as the vendor may take it; only what cannot be one is refused. "" stays "". */
export function readPhone(context: IExecuteFunctions, value: unknown, displayName: string): string {
	const phone = clean(value);
	const digits = phone.replace(/\D/g, '').length;
	if (phone === '') return phone;
	if (/^\+?[\d\s()./-]+(\s*(x|ext\.?)\s*\d+)?$/i.test(phone) && digits >= 6 && digits <= 20) {
		return phone;
	}
	const next = 'Write it with country code and digits, for example +16475550143.';
	return reject(context, displayName, `"${phone}" is not a phone number`, next);
}

/** A complete web address. @throws NodeOperationError naming the field */
export function readUrl(context: IExecuteFunctions, value: unknown, displayName: string): string {
	const url = readText(context, value, displayName);
	if (/^https?:\/\/\S+$/i.test(url) && URL.canParse(url)) return url;
	const next =
		'It must begin with https:// and have no blanks, for example https://crm.example.com/hook.';
	return reject(context, displayName, 'is not a complete web address', next);
}

/** The runner adds which item it was. */
/** A JSON field that must hold an object; empty is `{}`. @throws NodeOperationError naming the field */
export function readJsonObject(
	context: IExecuteFunctions,
	value: unknown,
	displayName: string,
): IDataObject {
	if (value === '' || value === null || value === undefined) return {};
	let parsed: unknown = value;
	if (typeof value === 'string') {
		try {
			parsed = JSON.parse(value);
		} catch {
			parsed = undefined;
		}
	}
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) {
		return parsed as IDataObject;
	}
	throw operationError(context.getNode(), {
		message: `${displayName} is not a JSON object`,
		description:
			'Write it like {"source": "CRM"}: names and texts in double quotes, no comma at the end.',
	});
}

/** Values come from sheets and forms: blanks around them, and the invisible ones inside, mean nothing. */
function clean(value: unknown): string {
	return String(value ?? '')
		.replace(/[\u200b-\u200d\u2060\ufeff]/g, '')
		.replace(/\u00a0/g, ' ')
		.trim();
}

function reject(
	context: IExecuteFunctions,
	displayName: string,
	what: string,
	next: string,
): never {
	const message = what.startsWith('"') ? `${displayName}: ${what}` : `${displayName} ${what}`;
	throw operationError(context.getNode(), { message, description: next });
}
