import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { operationError } from '../errors';
import { fromJson, isObject } from '../json';
import { readSwitch } from '../readers/switch';
import { readPlain, Unreadable, type Reading } from '../readers/text';

/** What a reader made of a field's value; undefined if it is empty. @throws NodeOperationError naming the field */
export function fieldValue<Value>(
	context: IExecuteFunctions,
	displayName: string,
	reading: Reading<Value>,
): Value | undefined {
	if (!(reading instanceof Unreadable)) return reading;
	const message = `${displayName}: ${reading.problem}`;
	throw operationError(context.getNode(), { message, description: reading.next });
}

/** The same for a field that must not be empty. @throws NodeOperationError naming the field */
export function requireField<Value>(
	context: IExecuteFunctions,
	displayName: string,
	reading: Reading<Value>,
): Value {
	const value = fieldValue(context, displayName, reading);
	if (value !== undefined) return value;
	throw operationError(context.getNode(), {
		message: `${displayName} is empty`,
		description: 'Fill it in, or map it from the previous node.',
	});
}

/**
 * Whether a switch of the node is on, also one that an expression or an AI Agent gives as "TRUE", "yes" or 1; empty is
 * the switch's default.
 * @param collection the field that the switch is inside of, such as `options`
 * @throws NodeOperationError naming the switch as it is shown
 */
export function isOn(
	context: IExecuteFunctions,
	itemIndex: number,
	{ name, displayName, default: otherwise }: INodeProperties,
	collection?: string,
): boolean {
	const path = collection ? `${collection}.${name}` : name;
	const given: unknown = context.getNodeParameter(path, itemIndex, otherwise);
	return fieldValue(context, displayName, readSwitch(given)) ?? otherwise === true;
}

/** A text that must not be empty, without blanks around it. @throws NodeOperationError naming the field */
export function requireText(
	context: IExecuteFunctions,
	value: unknown,
	displayName: string,
): string {
	return requireField(context, displayName, readPlain(value));
}

/** A complete web address. @throws NodeOperationError naming the field */
export function readUrl(context: IExecuteFunctions, value: unknown, displayName: string): string {
	const url = requireText(context, value, displayName);
	if (/^https?:\/\/\S+$/i.test(url) && URL.canParse(url)) return url;
	throw operationError(context.getNode(), {
		message: `${displayName} is not a complete web address`,
		description:
			'It must begin with https:// and have no blanks, for example https://crm.example.com/hook.',
	});
}

/** A JSON field that must hold an object; empty is `{}`. @throws NodeOperationError naming the field */
export function readJsonObject(
	context: IExecuteFunctions,
	value: unknown,
	displayName: string,
): IDataObject {
	const object = fromJson(value);
	if (String(object ?? '').trim() === '') return {};
	if (!isObject(object)) {
		throw operationError(context.getNode(), {
			message: `${displayName} is not a JSON object`,
			description:
				'Write it like {"source": "CRM"}: names and texts in double quotes, no comma at the end.',
		});
	}
	// JavaScript has a meaning of its own for this name, so that it would vanish on the way.
	if (JSON.stringify(object).includes('"__proto__":')) {
		throw operationError(context.getNode(), {
			message: `${displayName}: "__proto__" cannot be the name of a field`,
			description: 'Take it out, or give the field another name.',
		});
	}
	return object;
}
