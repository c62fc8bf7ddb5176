import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { presentEvent } from '../../../shared/events';
import { getSessionResults } from '../../api';
import { paveEvents } from '../../events';
import { readSessionKey } from '../sessionKey';

/** The same record as the trigger gives for Session Complete, with `ready`. */
export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const key = readSessionKey(ctx, itemIndex);
	const results = await getSessionResults(ctx, key);
	if (!results.ready) {
		const { message } = results;
		if (!ctx.getNodeParameter('failIfNotReady', itemIndex, false)) {
			return { session_key: key, ready: false, message };
		}
		throw operationError(ctx.getNode(), {
			message,
			description: `The results of ${key} come when the inspection is completed. Start from the PAVE Trigger with Session Complete, wait and ask again, or turn off Fail if Not Ready.`,
		});
	}
	if (!ctx.getNodeParameter('simplify', itemIndex, true)) return results.body;
	const body = { ...results.body, event: results.body.event ?? 'SESSION:COMPLETE' };
	const { json } = await presentEvent(paveEvents, body, { simplify: true });
	return { ready: true, ...json };
}
