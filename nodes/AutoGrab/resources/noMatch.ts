import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { asNodeError } from '../../shared/errors';

/** How AutoGrab words it; which status comes with it is not documented (autograb-api.md 4). */
const NO_MATCH = /vehicle\b.*\bnot found|not found in (the )?database/i;

/** Runs a look-up; AutoGrab not knowing the vehicle is an answer, `{ message }`, and not a failure. */
export async function orNoMatch(
	context: IExecuteFunctions,
	work: Promise<IDataObject>,
): Promise<IDataObject> {
	try {
		return await work;
	} catch (error) {
		const failure = asNodeError(context.getNode(), error);
		if (NO_MATCH.test(failure.message)) return { message: failure.message };
		throw asNodeError(context.getNode(), failure);
	}
}
