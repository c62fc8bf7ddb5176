import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { asNodeError, isTransient, operationError } from '../../../shared/errors';
import { cancelSignal } from '../../../shared/http';
import { uploadCustomers } from '../../api';
import type { RecaptureUpload } from '../../api';
import { rowsError } from './check';
import { rowRanges, rowsText } from './ranges';
import { readRows } from './rows';

export type UploadSettings = Omit<RecaptureUpload, 'customers'>;

interface Traceable {
	index: number;
	customer: IDataObject;
}

/**
 * Uploads all input items as customers, `chunkSize` per call, one call after the other.
 *
 * Gives one item per call. A row that cannot be uploaded stops everything before the first call; a call that
 * fails stops the following ones, and the error says which rows arrived. With Continue On Fail, each row
 * that did not go comes out as a failed item instead, and only what would fail again is not tried.
 */
export async function sendRows(
	ctx: IExecuteFunctions,
	region: string,
	settings: UploadSettings,
	chunkSize: number,
): Promise<INodeExecutionData[]> {
	const goesOn = ctx.continueOnFail();
	const rows = readRows(ctx);
	const bad = rows.flatMap((row) => ('problem' in row ? [row] : []));
	if (bad.length > 0 && !goesOn) throw rowsError(ctx, bad, rows.length);
	const output = bad.map(({ index, problem }) =>
		failedRow(ctx, index, `Row ${index + 1} was not sent: ${problem}`),
	);

	const good = rows.flatMap((row) => ('customer' in row ? [row] : []));
	const sent: number[] = [];
	const chunks = inChunks(good, chunkSize);
	for (const [position, part] of chunks.entries()) {
		const customers = part.map(({ customer }) => customer);
		try {
			const answer = await uploadCustomers(ctx, region, { ...settings, customers });
			output.push(sentItem(settings, part, answer));
			sent.push(...part.map(({ index }) => index));
		} catch (error) {
			const rest = chunks.slice(position + 1).flat();
			const failure = describe(asNodeError(ctx.getNode(), error), part, sent, rest);
			if (!goesOn || cancelSignal(ctx)?.aborted) throw asNodeError(ctx.getNode(), failure);
			const hopeless = isTransient(failure) || ['401', '403'].includes(String(codeOf(failure)));
			const lost = hopeless ? [...part, ...rest] : part;
			const details = failure.description ?? undefined;
			output.push(...lost.map(({ index }) => failedRow(ctx, index, failure.message, details)));
			if (hopeless) break;
		}
	}
	return output;
}

function inChunks<T>(list: readonly T[], size: number): T[][] {
	const count = Math.ceil(list.length / size);
	return Array.from({ length: count }, (_, n) => list.slice(n * size, (n + 1) * size));
}

function sentItem(
	settings: UploadSettings,
	part: readonly Traceable[],
	answer: IDataObject,
): INodeExecutionData {
	const indexes = part.map(({ index }) => index);
	return {
		json: {
			upload_name: settings.name,
			customers_sent: part.length,
			rows: rowRanges(indexes),
			...answer,
		},
		pairedItem: indexes.map((item) => ({ item })),
	};
}

/** Says what became of every row. Without an answer it is not known whether AutoGrab has acted. */
function describe(
	failure: ReturnType<typeof asNodeError>,
	part: readonly Traceable[],
	sent: readonly number[],
	rest: readonly Traceable[],
): ReturnType<typeof asNodeError> {
	const indexes = (list: readonly Traceable[]) => list.map(({ index }) => index);
	const refused = codeOf(failure) !== null;
	const facts = [
		sent.length > 0
			? `Uploaded: ${rowsText(sent)}; do not upload them again.`
			: 'Nothing was uploaded before.',
		refused
			? `Refused: ${rowsText(indexes(part))}.`
			: `Not known whether they arrived: ${rowsText(indexes(part))}; look at AutoGrab before repeating them.`,
		...(rest.length > 0 ? [`Not sent: ${rowsText(indexes(rest))}.`] : []),
	];
	failure.message = `Upload of ${rowsText(indexes(part))}: ${failure.message}`;
	failure.description = [...facts, failure.description ?? ''].join(' ').trim();
	return failure;
}

function codeOf(failure: ReturnType<typeof asNodeError>): string | null {
	return 'httpCode' in failure ? (failure.httpCode ?? null) : null;
}

/** What happened, and what to do next, as every failed item says it. */
function failedRow(
	ctx: IExecuteFunctions,
	item: number,
	message: string,
	description?: string,
): INodeExecutionData {
	const error = operationError(ctx.getNode(), { message, description, itemIndex: item });
	return {
		json: { error: error.message, ...(description && { message: error.description }) },
		pairedItem: { item },
	};
}
