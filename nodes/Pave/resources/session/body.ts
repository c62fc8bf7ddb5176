import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readJsonObject, readPhone, readVin } from '../../../shared/actions';
import { readOdometer } from './odometer';
import { operationError } from '../../../shared/errors';
import { isObject, trimmed } from '../../../shared/json';

const VIN_LENGTH = 17;

/**
 * The body of a create or update request from the node's collections (pave-api.md 5.1). Empty fields are
 * left out, so that an expression without a value changes nothing; additional JSON wins over fields.
 * @throws NodeOperationError naming the field
 */
export function readSessionBody(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const collection = (name: string) => context.getNodeParameter(name, itemIndex, {}) as IDataObject;
	const body: Record<string, IDataObject> = {
		session: readSession(context, collection('session')),
		vehicle: readVehicle(context, collection('vehicle')),
		sms: readSms(context, collection('sms')),
	};
	const additional = context.getNodeParameter('additionalJson', itemIndex, '{}');
	const extra = readJsonObject(context, additional, 'Additional JSON');
	for (const [key, value] of Object.entries(extra)) {
		body[key] =
			isObject(value) && isObject(body[key]) ? { ...body[key], ...value } : (value as IDataObject);
	}
	return Object.fromEntries(
		Object.entries(body).filter(([, value]) => !isObject(value) || Object.keys(value).length > 0),
	);
}

function readSession(context: IExecuteFunctions, given: IDataObject): IDataObject {
	const { contact, reference, ...plain } = given as IDataObject & {
		contact?: { name?: { first_name?: string; last_name?: string } };
		reference?: { entry?: Array<{ name?: string; value?: string }> };
	};
	const session = filled(plain);
	const names = filled({ ...contact?.name });
	if (Object.keys(names).length === 1) {
		throw operationError(context.getNode(), {
			message: `Contact: ${names.first_name ? 'Last Name' : 'First Name'} is empty`,
			description: 'PAVE needs both names. Fill in the other one, or remove the contact.',
		});
	}
	if (Object.keys(names).length === 2) session.contact = names;
	const entries = (reference?.entry ?? []).filter(({ name }) => trimmed(name) !== '');
	if (entries.length > 0) {
		session.reference = Object.fromEntries(
			entries.map(({ name, value }) => [String(name).trim(), value ?? '']),
		);
	}
	return session;
}

function readVehicle(context: IExecuteFunctions, given: IDataObject): IDataObject {
	const vehicle = filled(given);
	if (vehicle.vin) vehicle.vin = readVin(context, vehicle.vin, 'VIN', VIN_LENGTH);
	const odometer = readOdometer(context, vehicle.odom_reading);
	if (odometer === undefined) return vehicle;
	const unit = vehicle.odom_unit ?? odometer.unit;
	return { ...vehicle, odom_reading: odometer.reading, ...(unit ? { odom_unit: unit } : {}) };
}

function readSms(context: IExecuteFunctions, given: IDataObject): IDataObject {
	const sms = filled(given);
	if (sms.to) sms.to = readPhone(context, sms.to, 'SMS To');
	if (sms.from) sms.from = readPhone(context, sms.from, 'SMS From');
	return sms;
}

/** Trimmed, without the empty ones; PAVE wants text even where an expression gives a number. */
function filled(fields: IDataObject): IDataObject {
	const texts = Object.entries(fields).map(([name, value]) => {
		const isText = typeof value === 'string' || typeof value === 'number';
		return [name, isText ? String(value).trim() : value] as const;
	});
	return Object.fromEntries(
		texts.filter(([, value]) => value !== '' && value !== null && value !== undefined),
	);
}
