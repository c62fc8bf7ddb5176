import { type Account, type Service, demand } from './account';

type Cells = unknown[];

/** Sheets of one document, as rows of cells; the first row has the headings. */
const sheetOf = ({ records }: Account) => {
	const held = records.get('sheet') ?? { rows: [] };
	records.set('sheet', held);
	return held as { rows: Cells[] };
};

/** The rows of an account's sheet, each by its headings. */
export function rowsOf(account: Account): Array<Record<string, unknown>> {
	const [headings = [], ...rows] = sheetOf(account).rows;
	return rows.map((row) =>
		Object.fromEntries(headings.map((name, index) => [String(name), row[index]])),
	);
}

export const googleSheets: Service = {
	hosts: /^sheets\.googleapis\.com$/,
	tokensExpire: true,
	refusal: (message) => ({
		status: 400,
		body: { error: { code: 400, message, status: 'INVALID_ARGUMENT' } },
	}),
	answer({ method, path, query, json }, account) {
		const sheet = sheetOf(account);
		const at = decodeURIComponent(path).replace('/v4/spreadsheets/document-1', '');
		if (method === 'GET' && at === '') {
			const properties = { sheetId: 0, title: 'Sheet1', index: 0, gridProperties: {} };
			return { status: 200, body: { sheets: [{ properties }] } };
		}
		if (method === 'GET' && at.startsWith('/values/')) {
			return { status: 200, body: { range: 'Sheet1', values: sheet.rows } };
		}
		const option = json.valueInputOption ?? query.get('valueInputOption');
		demand(option === 'RAW', `valueInputOption ${String(option)}: a + would become a formula`);
		if (method === 'PUT') {
			const [row] = json.values as Cells[];
			sheet.rows[rowNumber(at) - 1] = cells(row);
			return { status: 200, body: { updatedRows: 1 } };
		}
		if (method === 'POST' && at.endsWith(':append')) {
			for (const row of json.values as Cells[]) sheet.rows.push(cells(row));
			return { status: 200, body: { updates: { updatedRows: 1 } } };
		}
		demand(method === 'POST' && at === '/values:batchUpdate', `Not known: ${method} ${path}`);
		for (const { range, values } of json.data as Array<{ range: string; values: Cells[] }>) {
			const [, letter, row] = /!([A-Z])(\d+)/.exec(range) ?? [];
			demand(letter !== undefined, `Unable to parse range: ${range}`);
			const [[value]] = [values[0]];
			// null leaves a cell as it is.
			if (value !== null) {
				sheet.rows[Number(row) - 1][letter.charCodeAt(0) - 65] = cells([value])[0];
			}
		}
		return { status: 200, body: { totalUpdatedRows: 1 } };
	},
};

function rowNumber(at: string): number {
	const [, row] = /!(\d+):/.exec(at) ?? [];
	demand(row !== undefined, `Unable to parse range: ${at}`);
	return Number(row);
}

function cells(row: Cells): Cells {
	for (const cell of row) {
		demand(cell === null || typeof cell !== 'object', 'Invalid values: list_value or struct_value');
		demand(String(cell ?? '').length <= 50_000, 'more than 50000 characters in a single cell');
	}
	return row;
}
