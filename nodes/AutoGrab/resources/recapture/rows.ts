import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { otherColumnsOption } from './recapture.fields';
import { fromJson, isObject, readObject, trimmed } from '../../../shared/json';
import { readPlain, Unreadable } from '../../../shared/readers/text';
import { ADDITIONAL, CUSTOMER_FIELDS, isFilled, matchColumns } from './columns';
import { besides, fullName } from './contact';
import { readCustomerField, SHOWN } from './customerField';
import { allColumns, checkLiterals, columnOrValue } from './mapping';

/** One input item: the customer it stands for, why there is none, or nothing at all. */
export type Row = Traceable | UnusableRow | { index: number; isEmpty: true };

export interface Traceable {
	index: number;
	customer: IDataObject;
	/** Values that were not sent because they cannot be read. */
	leftOut: LeftOut[];
}

export interface UnusableRow {
	index: number;
	problem: string;
	/** What to do about it, if a value cannot be read. */
	next?: string;
}

export interface LeftOut extends Pick<Unreadable, 'problem' | 'next'> {
	field: string;
}

/** What Google Sheets adds to each row, the empty ones included. */
const ROW_NUMBER = 'row_number';

/**
 * Every input item as a customer. What is filled in under Columns With Other Names wins over a recognised column.
 * @throws NodeOperationError when one plate or VIN is written for all of several customers
 */
export function readRows(context: IExecuteFunctions, region: string): Row[] {
	const columns = allColumns(context.getInputData());
	checkLiterals(context, columns, { rego: SHOWN.rego, vin: SHOWN.vin });
	const others = isOn(context, 0, otherColumnsOption, 'options');
	return context.getInputData().map(({ json }, index): Row => {
		const { customer, leftOut } = readCustomer(context, json, index, region, others, columns);
		if (customer.rego || customer.vin) return { index, customer, leftOut };
		const odd = leftOut.find(({ field }) => field === SHOWN.rego || field === SHOWN.vin);
		if (odd) return { index, problem: `${odd.field}: ${odd.problem}`, next: odd.next };
		const cells = Object.entries(json).filter(([name]) => name !== ROW_NUMBER);
		if (!cells.some(([, value]) => isFilled(value))) return { index, isEmpty: true };
		return { index, problem: 'it has neither a registration plate nor a VIN' };
	});
}

function readCustomer(
	context: IExecuteFunctions,
	row: IDataObject,
	index: number,
	region: string,
	sendOthers: boolean,
	columns: ReadonlySet<string>,
): { customer: IDataObject; leftOut: LeftOut[] } {
	const matched = matchColumns(row);
	const mapped = readMapping(context, index);
	const given = { ...mapped, ...readObject(context.getNodeParameter('customerFields', index, {})) };
	// A user who maps by hand means exactly that.
	const fields: IDataObject = mapped ? {} : { ...matched.fields };
	for (const [field, value] of Object.entries(given)) {
		if (isFilled(value)) fields[field] = columnOrValue(row, value, columns);
	}
	fields.client_name = fullName(fields);
	const leftOut: LeftOut[] = [];
	const readAll = (names: readonly string[]) => {
		const values: IDataObject = {};
		for (const name of names) {
			const value = readCustomerField(name, fields[name], region, context.getTimezone());
			if (value instanceof Unreadable) leftOut.push({ field: SHOWN[name], ...value });
			else if (value !== undefined) values[name] = value;
		}
		return values;
	};
	const customer = readAll(CUSTOMER_FIELDS);
	const contact = { ...customer, ...readAll(['email', 'owner']) };
	const additional = fromJson(row[ADDITIONAL]);
	if (isFilled(additional) && !isObject(additional)) {
		const next = 'Make it a JSON object such as {"branch": "Parramatta"}.';
		leftOut.push({ field: 'additional_fields', problem: 'it is no JSON object', next });
	}
	const extra = {
		...(sendOthers ? matched.others : {}),
		...readObject(additional),
		...readAdditional(context, row, index, columns),
	};
	const texts = Object.entries({ ...extra, ...besides(contact, extra) }).map(
		([name, value]) => [name, asText(value)] as const,
	);
	if (texts.length > 0) customer[ADDITIONAL] = Object.fromEntries(texts);
	return { customer, leftOut };
}

/** What is mapped by hand under Columns; undefined where columns are matched automatically. */
function readMapping(context: IExecuteFunctions, index: number): IDataObject | undefined {
	const { mappingMode, value } = context.getNodeParameter('columns', index, {}) as {
		mappingMode?: string;
		value?: IDataObject | null;
	};
	return mappingMode === 'defineBelow' ? (value ?? {}) : undefined;
}

/** The additional fields as filled in for this item. */
function readAdditional(
	context: IExecuteFunctions,
	row: IDataObject,
	index: number,
	columns: ReadonlySet<string>,
): IDataObject {
	const { field = [] } = context.getNodeParameter('additionalFields', index, {}) as {
		field?: Array<{ name?: string; value?: unknown }>;
	};
	const entries = field.map(
		({ name, value }) => [trimmed(name), columnOrValue(row, value, columns)] as const,
	);
	return Object.fromEntries(entries.filter(([name, value]) => name !== '' && isFilled(value)));
}

/** AutoGrab's samples of additional data are texts; an object or a list goes as JSON text. */
function asText(value: unknown): string {
	const text = readPlain(value);
	return text instanceof Unreadable ? JSON.stringify(value) : (text ?? '');
}
