import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { runOf } from '../../../shared/actions';
import { asNodeError, operationError } from '../../../shared/errors';
import { cancelSignal } from '../../../shared/http';
import { uploadCustomers } from '../../api';
import { notes, nothingToUpload } from './check';
import { describe, fateOf, isHopeless } from './outcome';
import { rowRanges } from './ranges';
import { readRows } from './rows';
import type { Traceable } from './rows';

export interface UploadSettings {
	name?: string;
	enable_rego_lookups?: boolean;
	monitor_start_date?: string;
	monitor_end_date?: string;
}

/**
 * Uploads all input items as customers, `chunkSize` per call, one call after the other.
 *
 * Gives one item per call. Empty rows are left out; a row without a plate or a VIN does not go, and is named. A call
 * that fails stops the following ones, and the error says which rows arrived. With Continue On Fail, each row that
 * did not go comes out as a failed item instead, and only what would fail again is not tried.
 * @throws NodeOperationError if no row can be uploaded
 */
export async function sendRows(
	context: IExecuteFunctions,
	region: string,
	settings: UploadSettings,
	chunkSize: number,
): Promise<INodeExecutionData[]> {
	const goesOn = context.continueOnFail();
	const inputs = context.getInputData();
	const rows = readRows(context, region);
	const bad = rows.flatMap((row) => ('problem' in row ? [row] : []));

	const good = rows.flatMap((row) => ('customer' in row ? [row] : []));
	if (good.length === 0 && !goesOn) throw nothingToUpload(context, bad, rows.length);
	const output = (goesOn ? bad : []).map(({ index, problem, next }) =>
		failedRow(context, index, `Row ${index + 1} was not sent: ${problem}`, next),
	);
	const sent: number[] = [];
	const run = runOf(context);
	const chunks = inChunks(good, chunkSize);
	for (const [position, part] of chunks.entries()) {
		const customers = part.map(({ customer }) => customer);
		try {
			const upload = async () =>
				await uploadCustomers(context, { ...settings, customers }, { region });
			// By the rows as they came in: an expression may give another value in the next try.
			const given = { rows: part.map(({ index }) => ({ index, json: inputs[index].json })) };
			const answer = await run.once(context, `call ${position}`, given, upload);
			const said = notes(sent.length > 0 || goesOn ? [] : bad, part);
			output.push(sentItem(settings, part, answer, said));
			sent.push(...part.map(({ index }) => index));
		} catch (error) {
			const failure = asNodeError(context.getNode(), error);
			const cancelled = cancelSignal(context)?.aborted === true;
			const fate = fateOf(error, cancelled);
			const hopeless = isHopeless(failure, fate);
			const ends = !goesOn || cancelled || hopeless;
			const rest = ends ? chunks.slice(position + 1).flat() : [];
			describe(failure, fate, part, sent, rest);
			if (!goesOn || cancelled) throw asNodeError(context.getNode(), failure);
			const lost = [...part, ...rest];
			const details = failure.description ?? undefined;
			output.push(...lost.map(({ index }) => failedRow(context, index, failure.message, details)));
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
	said: readonly string[],
): INodeExecutionData {
	const indexes = part.map(({ index }) => index);
	return {
		json: {
			upload_name: settings.name,
			customers_sent: part.length,
			rows: rowRanges(indexes),
			...(said.length > 0 && { note: said.join('. ') }),
			...answer,
		},
		pairedItem: indexes.map((item) => ({ item })),
	};
}

/** What happened, and what to do next, as every failed item says it. */
function failedRow(
	context: IExecuteFunctions,
	item: number,
	message: string,
	description?: string,
): INodeExecutionData {
	const error = operationError(context.getNode(), { message, description, itemIndex: item });
	return {
		json: { error: error.message, ...(description && { message: error.description }) },
		pairedItem: { item },
	};
}
