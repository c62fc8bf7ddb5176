import type { IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { allColumns, columnsText } from './mapping';

const SHOWN_PROBLEMS = 10;

/** The error about rows that cannot be uploaded, before anything is sent; it names each by its number. */
export function rowsError(
	context: IExecuteFunctions,
	bad: ReadonlyArray<{ index: number; problem: string }>,
	total: number,
): NodeOperationError {
	const shown = bad
		.slice(0, SHOWN_PROBLEMS)
		.map(({ index, problem }) => `row ${index + 1}: ${problem}`);
	const more = bad.length > shown.length ? `; and ${bad.length - shown.length} more` : '';
	const advice =
		bad.length === total
			? `${columnsText(allColumns(context.getInputData()))} Under Customer Fields, add Registration Plate or VIN and drag the right column into it.`
			: 'Correct these rows or filter them out. To upload the others regardless, set On Error to Continue in the settings of this node. Rows are counted from 1, without headings.';
	return operationError(context.getNode(), {
		message:
			bad.length === 1
				? `Row ${bad[0].index + 1} cannot be uploaded, so nothing was sent: ${bad[0].problem}`
				: `${bad.length} of ${total} rows cannot be uploaded, so nothing was sent`,
		description: bad.length === 1 ? advice : `${sentence(shown.join('; '))}${more}. ${advice}`,
	});
}

function sentence(text: string): string {
	return text.charAt(0).toUpperCase() + text.slice(1);
}
