import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { readObject, trimmed } from '../../../shared/json';
import { plain } from '../../events/customerNames';
import { isFilled } from './columns';

const SHOWN_COLUMNS = 30;

/** The columns that any row has: a sheet's empty cells may be missing from their items. */
export function allColumns(items: readonly INodeExecutionData[]): ReadonlySet<string> {
	return new Set(items.flatMap(({ json }) => Object.keys(json)));
}

/**
 * A column can be dragged into a field, which gives its value, or be typed by its name. A row without the
 * named column has no value: the name itself is none.
 */
export function columnOrValue(
	row: IDataObject,
	value: unknown,
	columns: ReadonlySet<string>,
): IDataObject[string] {
	const name = typeof value === 'string' ? value.trim() : '';
	if (Object.hasOwn(row, name)) return row[name];
	const isSame = (column: string) => plain(name) !== '' && plain(column) === plain(name);
	if (columns.has(name) || [...columns].some(isSame)) {
		const twins = Object.keys(row).filter(isSame);
		return row[twins.find((column) => isFilled(row[column])) ?? ''];
	}
	return value as IDataObject[string];
}

/**
 * No two cars share a plate or a VIN, so one that is written for all rows is a column's name with a
 * mistake in it. Several rows may well hold the same car, so an expression's values are left alone.
 * @param shown the fields to look at, with their names in the editor
 * @throws NodeOperationError naming the field
 */
export function checkLiterals(
	context: IExecuteFunctions,
	columns: ReadonlySet<string>,
	shown: Readonly<Record<string, string>>,
): void {
	const rows = context.getInputData().length;
	const { customerFields, columns: mapping } = context.getNode().parameters;
	const written = { ...readObject(readObject(mapping).value), ...readObject(customerFields) };
	if (rows < 2) return;
	for (const [field, displayName] of Object.entries(shown)) {
		const value = trimmed(written[field]);
		if (value === '' || value.includes('{{')) continue;
		if ([...columns].some((column) => plain(column) === plain(value))) continue;
		throw operationError(context.getNode(), {
			message: `${displayName}: "${value.slice(0, 40)}" is not the name of a column, and cannot be the value of all ${rows} rows`,
			description: `Nothing was sent. Under Columns With Other Names, drag the right column into ${displayName}, or type its name exactly. ${columnsText(columns)}`,
		});
	}
}

/** For an error's text; the columns of a wide sheet are not all needed to recognise it. */
export function columnsText(columns: ReadonlySet<string>): string {
	const list = [...columns];
	const more = list.length > SHOWN_COLUMNS ? `, and ${list.length - SHOWN_COLUMNS} more` : '';
	return `The columns are: ${list.slice(0, SHOWN_COLUMNS).join(', ') || 'none'}${more}.`;
}
