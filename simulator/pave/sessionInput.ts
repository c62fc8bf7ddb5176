import { isFilledString, isObject } from '../shared/text';
import type { JsonObject } from '../shared/types';
import type { SessionState } from './types';

type Problems = Record<string, string[]>;

const THEMES = ['LITE', 'PRO', 'CAPT'];
const VEHICLE_TEXTS = [
	'vin',
	'make',
	'model',
	'body_type',
	'trim',
	'transmission',
	'ext_col',
	'int_col',
];

export function isPhone(value: unknown): value is string {
	if (!isFilledString(value) || !/^\+?[\d\s().X-]+$/i.test(value)) return false;
	return value.replace(/[^\dX]/gi, '').length >= 7;
}

/**
 * Checks the body of create and update.
 * @returns problems by field in the vendor's (Laravel's) style, or undefined when all is well
 */
export function sessionProblems(body: JsonObject): Problems | undefined {
	const problems: Problems = {};
	const fail = (field: string, what: string) => {
		problems[field] = [what];
	};
	for (const group of ['session', 'vehicle', 'sms']) {
		if (has(body, group) && !isObject(body[group]) && !isEmptyList(body[group])) {
			fail(group, `The ${group} must be an object.`);
		}
	}
	if (isObject(body.session)) checkSession(body.session, fail);
	if (isObject(body.vehicle)) checkVehicle(body.vehicle, fail);
	if (isObject(body.sms) && Object.keys(body.sms).length > 0) {
		if (!isFilledString(body.sms.to)) fail('sms.to', 'The sms.to field is required.');
		else if (!isPhone(body.sms.to)) fail('sms.to', 'The sms.to format is invalid.');
	}
	return Object.keys(problems).length > 0 ? problems : undefined;
}

const text = (value: unknown): string | null => (isFilledString(value) ? value : null);

/** A new session from a checked create body. */
export function sessionFrom(
	apiKey: string,
	body: JsonObject,
): Omit<SessionState, 'sessionKey' | 'createdAt' | 'updatedAt'> {
	const session = isObject(body.session) ? body.session : {};
	const sms = isObject(body.sms) ? body.sms : {};
	const contact = isObject(session.contact) ? session.contact : null;
	const contactName = contact ? `${String(contact.first_name)} ${String(contact.last_name)}` : null;
	return {
		apiKey,
		status: 'IDLE',
		theme: text(session.theme) ?? 'PRO',
		language: text(session.language) ?? 'EN',
		redirectUrl: text(session.redirect_url),
		clientId: text(session.client_id),
		contact,
		reference: isObject(session.reference) ? session.reference : null,
		sms: isFilledString(sms.to)
			? {
					to: sms.to,
					to_name: text(sms.to_name) ?? contactName,
					from: text(sms.from),
					by: text(sms.by),
				}
			: null,
		smsStatus: 'none',
		resent: false,
		vehicle: isObject(body.vehicle) ? { ...body.vehicle } : {},
		startedAt: null,
		endedAt: null,
		photos: [],
		notes: [],
		damages: null,
		hotspotPhotos: [],
	};
}

function isNumeric(value: unknown): boolean {
	return typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value));
}

function isUri(value: unknown): boolean {
	// May be an app's deep link, so any scheme.
	return isFilledString(value) && /^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(value);
}

/** Given and not null. */
function has(group: JsonObject, field: string): boolean {
	return group[field] !== undefined && group[field] !== null;
}

function checkSession(session: JsonObject, fail: (field: string, what: string) => void): void {
	if (has(session, 'theme') && !THEMES.includes(String(session.theme))) {
		fail('session.theme', 'The selected session.theme is invalid.');
	}
	if (has(session, 'redirect_url') && !isUri(session.redirect_url)) {
		fail('session.redirect_url', 'The session.redirect_url format is invalid.');
	}
	for (const field of ['language', 'client_id']) {
		if (has(session, field) && typeof session[field] !== 'string') {
			fail(`session.${field}`, `The session.${field} must be a string.`);
		}
	}
	if (has(session, 'contact')) {
		for (const field of ['first_name', 'last_name']) {
			if (!isObject(session.contact) || !isFilledString(session.contact[field])) {
				fail(`session.contact.${field}`, `The session.contact.${field} field is required.`);
			}
		}
	}
	if (has(session, 'reference') && !isObject(session.reference)) {
		fail('session.reference', 'The session.reference must be an object.');
	}
}

function checkVehicle(vehicle: JsonObject, fail: (field: string, what: string) => void): void {
	for (const field of VEHICLE_TEXTS) {
		if (has(vehicle, field) && typeof vehicle[field] !== 'string') {
			fail(`vehicle.${field}`, `The vehicle.${field} must be a string.`);
		}
	}
	if (isFilledString(vehicle.vin) && vehicle.vin.length !== 17) {
		fail('vehicle.vin', 'The vehicle.vin must be 17 characters.');
	}
	if (has(vehicle, 'year') && !isNumeric(vehicle.year)) {
		fail('vehicle.year', 'The vehicle.year must be a number.');
	}
	if (has(vehicle, 'odom_reading') && !/^\d+$/.test(String(vehicle.odom_reading))) {
		fail('vehicle.odom_reading', 'The vehicle.odom_reading must be an integer.');
	}
}

function isEmptyList(value: unknown): boolean {
	return Array.isArray(value) && value.length === 0;
}
