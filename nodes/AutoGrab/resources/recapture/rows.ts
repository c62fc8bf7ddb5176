import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readPlate, readVin } from '../../../shared/actions';
import { readObject, trimmed } from '../../../shared/json';
import { isStateOf, stateCode } from '../states';
import { ADDITIONAL, CUSTOMER_FIELDS, isFilled, matchColumns } from './columns';
import { isoDate } from './dates';
import { allColumns, checkLiterals, columnOrValue } from './mapping';

/** One input item: the customer it stands for, or why it cannot be uploaded. */
export type Row = Traceable | { index: number; problem: string };

export interface Traceable {
	index: number;
	customer: IDataObject;
	/** What the row says in its column State, where that is no state of the region; it is not sent. */
	notAState?: string;
}

/** What a customer's fields are called in this node. */
const SHOWN: Readonly<Record<string, string>> = {
	rego: 'Registration Plate',
	vin: 'VIN',
	sale_date: 'Sale Date',
	expiry_date: 'Expiry Date',
	monitor_start_date: 'Monitor Start Date',
	monitor_end_date: 'Monitor End Date',
};

/**
 * Every input item as a customer. What is filled in under Customer Fields wins over a recognised column.
 * @throws NodeOperationError when one plate or VIN is written for all of several customers
 */
export function readRows(context: IExecuteFunctions, region: string): Row[] {
	const columns = allColumns(context.getInputData());
	checkLiterals(context, columns, { rego: SHOWN.rego, vin: SHOWN.vin });
	const others = context.getNodeParameter('options.sendOtherColumns', 0, false) as boolean;
	return context.getInputData().map(({ json }, index) => {
		try {
			const customer = readCustomer(context, json, index, others, columns);
			if (!customer.rego && !customer.vin) {
				return { index, problem: 'it has neither a registration plate nor a VIN' };
			}
			const { state, ...stateless } = customer;
			if (typeof state !== 'string' || isStateOf(region, state)) return { index, customer };
			// Mostly a lead's status; with it, AutoGrab would look the plate up in vain.
			return { index, customer: stateless, notAState: state };
		} catch (error) {
			return { index, problem: error instanceof Error ? error.message : String(error) };
		}
	});
}

function readCustomer(
	context: IExecuteFunctions,
	row: IDataObject,
	index: number,
	sendOthers: boolean,
	columns: ReadonlySet<string>,
): IDataObject {
	const matched = matchColumns(row);
	const mapped = readMapping(context, index);
	const given = { ...mapped, ...readObject(context.getNodeParameter('customerFields', index, {})) };
	// A user who maps by hand means exactly that.
	const fields: IDataObject = mapped ? {} : { ...matched.fields };
	for (const [field, value] of Object.entries(given)) {
		if (isFilled(value)) fields[field] = columnOrValue(row, value, columns);
	}
	const customer: IDataObject = {};
	for (const field of CUSTOMER_FIELDS.filter((name) => isFilled(fields[name]))) {
		customer[field] = readField(context, field, fields[field]);
	}
	const extra = {
		...(sendOthers ? matched.others : {}),
		...readObject(row[ADDITIONAL]),
		...readAdditional(context, row, index, columns),
	};
	const texts = Object.entries(extra).map(([name, value]) => [name, asText(value)] as const);
	return texts.length > 0 ? { ...customer, [ADDITIONAL]: Object.fromEntries(texts) } : customer;
}

/** What is mapped by hand under Columns; undefined where columns are matched automatically. */
function readMapping(context: IExecuteFunctions, index: number): IDataObject | undefined {
	const { mappingMode, value } = context.getNodeParameter('columns', index, {}) as {
		mappingMode?: string;
		value?: IDataObject | null;
	};
	return mappingMode === 'defineBelow' ? (value ?? {}) : undefined;
}

function readField(context: IExecuteFunctions, field: string, value: unknown): string {
	if (field === 'rego') return readPlate(context, value, SHOWN.rego);
	if (field === 'vin') return readVin(context, value, SHOWN.vin);
	if (field === 'state') return stateCode(value);
	if (!field.endsWith('_date')) return asText(value).trim();
	const date = isoDate(value, context.getTimezone());
	if (date !== undefined) return date;
	throw new RangeError(`${SHOWN[field]}: "${asText(value).slice(0, 40)}" is not a date`);
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

/** AutoGrab's samples of additional data are texts. */
function asText(value: unknown): string {
	if (typeof value === 'object' && value !== null) {
		return value instanceof Date ? value.toISOString() : JSON.stringify(value);
	}
	return String(value ?? '');
}
