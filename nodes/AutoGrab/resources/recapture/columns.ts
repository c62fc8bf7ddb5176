import type { IDataObject } from 'n8n-workflow';

import { readPlain } from '../../../shared/readers/text';
import { HALVES, KEPT, names, plain } from '../../events/customerNames';

/**
 * Recognised by this very name only: a customer is deleted on that day, and what a sheet calls
 * "Expiry Date" is mostly the registration's.
 */
const EXPIRY = 'expiry_date';

/**
 * How the columns of a sheet are usually called, per field of AutoGrab's customer (autograb-api.md 6.1),
 * the likeliest first; compared without case, blanks and signs.
 */
const NAMES: Readonly<Record<string, readonly string[]>> = {
	rego: names(
		'rego, plate, registration plate, number plate, licence plate, license plate, registration, registration number, registration no, rego number, rego no, rego plate, plate number, plate no, vehicle registration, reg number, reg no, reg, vrm',
	),
	state: names('state, rego state, registration state, plate state, reg state'),
	vin: names(
		'vin, vin number, vin no, vehicle identification number, chassis number, chassis no, chassis',
	),
	...KEPT,
	...HALVES,
	sale_date: names('sale date, sold date, date sold, date of sale, settlement date, delivery date'),
	[EXPIRY]: [],
	monitor_start_date: names('monitor start date, monitor start'),
	monitor_end_date: names('monitor end date, monitor end'),
	external_id: names('external id, customer id, client id, crm id'),
};

/** Those that a customer has at AutoGrab; the others are kept in its additional fields only. */
export const CUSTOMER_FIELDS = Object.keys(NAMES).filter(
	(name) => !(name in HALVES) && name !== 'email' && name !== 'owner',
);

/** Already a customer's additional data, for example one that the trigger gave. */
export const ADDITIONAL = 'additional_fields';

export interface Matched {
	/** By customer field; only what is filled in. */
	fields: IDataObject;
	/** The columns that stand for no field. */
	others: IDataObject;
}

/** Sorts a row's columns by the customer field each stands for. */
export function matchColumns(row: IDataObject): Matched {
	const columns = new Map<string, string[]>();
	for (const column of Object.keys(row)) {
		columns.set(plain(column), [...(columns.get(plain(column)) ?? []), column]);
	}
	const fields: IDataObject = {};
	const used = new Set<string>([ADDITIONAL, EXPIRY]);
	if (isFilled(row[EXPIRY])) fields[EXPIRY] = row[EXPIRY];
	for (const [field, candidates] of Object.entries(NAMES)) {
		for (const candidate of candidates) {
			for (const column of columns.get(candidate) ?? []) {
				used.add(column);
				if (fields[field] === undefined && isFilled(row[column])) fields[field] = row[column];
			}
		}
	}
	const others = Object.entries(row).filter(
		([column, value]) => !used.has(column) && isFilled(value),
	);
	return { fields, others: Object.fromEntries(others) };
}

/** A stand-in such as "N/A" fills nothing. */
export function isFilled(value: unknown): boolean {
	return readPlain(value) !== undefined;
}
