import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { fieldValue, readJsonObject } from '../../../shared/actions';
import { operationError } from '../../../shared/errors';
import { isObject, trimmed } from '../../../shared/json';
import { readOdometer } from '../../../shared/readers/amount';
import { readPhone } from '../../../shared/readers/phone';
import { readPlain } from '../../../shared/readers/text';
import { readVin } from '../../../shared/readers/vin';
import { odometerFields } from './odometer';
import { shownName } from './shownNames';

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
	const session = filled(context, 'session', plain);
	const names = filled(context, 'contact', { ...contact?.name });
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
	const { odom_reading: shown, vin: number, ...others } = given;
	const vin = fieldValue(context, 'VIN', readVin(number, true));
	const odometer = fieldValue(context, 'Odometer', readOdometer(shown));
	const vehicle: IDataObject = {
		...filled(context, 'vehicle', others),
		...(vin !== undefined && { vin }),
	};
	return odometer ? { ...vehicle, ...odometerFields(odometer, vehicle.odom_unit) } : vehicle;
}

function readSms(context: IExecuteFunctions, given: IDataObject): IDataObject {
	const { to, from, ...others } = given;
	const phones = {
		to: fieldValue(context, shownName('sms', 'to'), readPhone(to)),
		from: fieldValue(context, shownName('sms', 'from'), readPhone(from)),
	};
	return filled(context, 'sms', { ...phones, ...others });
}

/** Without the empty ones; PAVE wants text even if an expression gives a number. */
function filled(context: IExecuteFunctions, group: string, fields: IDataObject): IDataObject {
	const texts = Object.entries(fields).map(([name, value]) => {
		return [name, fieldValue(context, shownName(group, name), readPlain(value))] as const;
	});
	return Object.fromEntries(texts.filter(([, text]) => text !== undefined));
}
