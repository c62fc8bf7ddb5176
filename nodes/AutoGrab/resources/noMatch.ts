import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { asNodeError } from '../../shared/errors';

/** Runs a look-up; AutoGrab not knowing the vehicle is an answer, `{ message }`, and not a failure. */
export async function orNoMatch(
	context: IExecuteFunctions,
	work: Promise<IDataObject>,
): Promise<IDataObject> {
	try {
		return await work;
	} catch (error) {
		const failure = asNodeError(context.getNode(), error);
		if (saysNoMatch(failure.message)) return { message: failure.message };
		throw asNodeError(context.getNode(), failure);
	}
}

/** How AutoGrab words it; which status comes with it is not documented (autograb-api.md 4). */
function saysNoMatch(message: string): boolean {
	const vehicle = message.search(/vehicle\b/i);
	const about = vehicle < 0 ? '' : message.slice(vehicle);
	return /\bnot found\b/i.test(about) || /not found in (the )?database/i.test(message);
}
