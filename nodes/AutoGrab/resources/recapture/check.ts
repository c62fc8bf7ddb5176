import type { IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { CUSTOMER_FIELDS, matchColumns } from './columns';
import { allColumns, columnsText } from './mapping';
import { rowsText } from './ranges';
import type { LeftOut, Traceable, UnusableRow } from './rows';

const SHOWN_PROBLEMS = 10;
const SHOWN_VALUES = 5;

/** The error if not one row can be uploaded; it names the rows, and the advice is about what is wrong with them. */
export function nothingToUpload(
	context: IExecuteFunctions,
	bad: readonly UnusableRow[],
	total: number,
): NodeOperationError {
	if (bad.length === 0) {
		const message =
			total === 1
				? 'The row is empty, so nothing was sent'
				: `All ${total} rows are empty, so nothing was sent`;
		const description = 'Check the node before: it should give one item per customer.';
		return operationError(context.getNode(), { message, description });
	}
	const advice = bad.find(({ next }) => next !== undefined)?.next ?? mappingAdvice(context);
	const only = bad.length === 1 ? bad[0] : undefined;
	return operationError(context.getNode(), {
		message: only
			? `Row ${only.index + 1} cannot be uploaded, so nothing was sent: ${only.problem}`
			: `${bad.length} of ${total} rows cannot be uploaded, so nothing was sent`,
		description: only ? advice : `${problemsText(bad)} ${advice}`,
	});
}

/** What is said beside the rows that went: which did not, and which values were left out. */
export function notes(bad: readonly UnusableRow[], sent: readonly Traceable[]): string[] {
	const values = new Map<string, Array<LeftOut & { index: number }>>();
	for (const { index, leftOut } of sent) {
		for (const value of leftOut) {
			values.set(value.field, [...(values.get(value.field) ?? []), { ...value, index }]);
		}
	}
	const sentences = [...values].map(([field, list]) => {
		const problems = [...new Set(list.map(({ problem }) => problem))];
		const shown = problems.slice(0, SHOWN_VALUES).join(', ');
		const where = rowsText([...new Set(list.map(({ index }) => index))]);
		return `${field} was left out for ${where}: ${shown}${problems.length > SHOWN_VALUES ? ', …' : ''}`;
	});
	const unsent = problemsText(bad).replace(/\.$/, '');
	return bad.length > 0 ? [`Not sent: ${unsent}`, ...sentences] : sentences;
}

function problemsText(bad: readonly UnusableRow[]): string {
	const shown = bad
		.slice(0, SHOWN_PROBLEMS)
		.map(({ index, problem }) => `row ${index + 1}: ${problem}`);
	const more = bad.length > shown.length ? `; and ${bad.length - shown.length} more` : '';
	const text = `${shown.join('; ')}${more}.`;
	return text.charAt(0).toUpperCase() + text.slice(1);
}

/** No row has a plate or a VIN: is there no column for them, or nothing in it? */
function mappingAdvice(context: IExecuteFunctions): string {
	const columns = allColumns(context.getInputData());
	const filled = Object.fromEntries([...columns].map((column) => [column, 'x']));
	const { fields } = matchColumns(filled);
	const known = CUSTOMER_FIELDS.filter((field) => field === 'rego' || field === 'vin');
	if (known.some((field) => fields[field] !== undefined)) {
		return 'Fill in the column of the plates or of the VINs: each row needs one of them.';
	}
	return `${columnsText(columns)} Under Columns With Other Names, add Registration Plate or VIN and drag the right column into it.`;
}
