import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { readPlate, readText, readVin } from '../../shared/actions';
import { operationError } from '../../shared/errors';
import { trimmed } from '../../shared/json';
import { readAmount } from './amount';
import { isoDate } from './recapture/dates';
import { stateCode } from './states';
import { isMain, type Told } from './toldFields';

/**
 * What is filled in for one item, by its names in the request; what is empty is left out.
 * @throws NodeOperationError naming the field that is missing or cannot be read
 */
export function readTold(
	context: IExecuteFunctions,
	itemIndex: number,
	told: readonly Told[],
): IDataObject {
	const more = context.getNodeParameter('additionalFields', itemIndex, {});
	const body: IDataObject = {};
	for (const field of told) {
		const { name, displayName, wire = snakeCase(name) } = field;
		const given: unknown = isMain(field)
			? context.getNodeParameter(name, itemIndex, '')
			: more[name];
		const value = read(context, field, given);
		if (value !== undefined) put(body, wire.split('.'), value);
		else if (field.required) readText(context, '', displayName);
	}
	return body;
}

/** A day as ISO text; undefined where it is empty. @throws NodeOperationError naming the field */
export function readDay(
	context: IExecuteFunctions,
	given: unknown,
	displayName: string,
): string | undefined {
	if (given === undefined || given === null || given === '') return undefined;
	const date = isoDate(given, context.getTimezone());
	if (date !== undefined) return date;
	throw operationError(context.getNode(), {
		message: `${displayName}: "${String(given).slice(0, 40)}" is not a date`,
		description: 'Choose a day from the calendar, or write it like 2025-11-01.',
	});
}

function read(context: IExecuteFunctions, told: Told, given: unknown): IDataObject[string] {
	const { kind, displayName } = told;
	if (kind === 'amount') return readAmount(context, given, displayName);
	if (kind === 'switch') return given === true ? true : undefined;
	if (kind === 'choices') return readList(given);
	if (kind === 'day') return readDay(context, given, displayName);
	if (kind === 'plate') return readPlate(context, given, displayName) || undefined;
	if (kind === 'vin') return readVin(context, given, displayName) || undefined;
	if (kind === 'state') return stateCode(given) || undefined;
	return trimmed(given) || undefined;
}

/** The ticked values; an expression or an AI Agent may also give them as text, separated by commas. */
function readList(given: unknown): string[] | undefined {
	const list: unknown[] = Array.isArray(given) ? given : String(given ?? '').split(',');
	const values = list.map((value) => String(value).trim()).filter((value) => value !== '');
	return values.length > 0 ? values : undefined;
}

const snakeCase = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function put(body: IDataObject, [name, ...inner]: string[], value: IDataObject[string]): void {
	if (inner.length === 0) {
		body[name] = value;
		return;
	}
	const object = (body[name] ?? {}) as IDataObject;
	body[name] = object;
	put(object, inner, value);
}
