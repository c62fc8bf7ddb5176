import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { fieldValue, requireText } from '../../shared/actions';
import { readAmount } from '../../shared/readers/amount';
import { readDay } from '../../shared/readers/day';
import { readTexts } from '../../shared/readers/list';
import { readPlate } from '../../shared/readers/plate';
import { readSwitch } from '../../shared/readers/switch';
import { readPlain, type Reading } from '../../shared/readers/text';
import { readVin } from '../../shared/readers/vin';
import { readKilometres } from './amount';
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
		const value = fieldValue(context, displayName, read(context, field, given));
		if (value !== undefined) put(body, wire.split('.'), value);
		else if (field.required) requireText(context, '', displayName);
	}
	return body;
}

function read(
	context: IExecuteFunctions,
	{ kind }: Told,
	given: unknown,
): Reading<string | number | boolean | string[]> {
	if (kind === 'amount') return readAmount(given);
	if (kind === 'choices') return nonEmpty(readTexts(given));
	if (kind === 'day') return readDay(given, context.getTimezone());
	if (kind === 'odometer') return readKilometres(given);
	if (kind === 'plate') return readPlate(given);
	if (kind === 'state') return stateCode(given);
	// Off is what AutoGrab takes for granted.
	if (kind === 'switch') return readSwitch(given) || undefined;
	return kind === 'vin' ? readVin(given) : readPlain(given);
}

const nonEmpty = (list: string[]) => (list.length > 0 ? list : undefined);

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
