import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { updateSession } from '../../api';
import { readSessionKey } from '../sessionKey';
import { readSessionBody } from './body';
import { ignoredChanges } from './ignored';
import { presentSession } from './present';

/** The session after the change; `ignored` says what PAVE left as it was without a word. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const key = readSessionKey(context, itemIndex);
	const body = readSessionBody(context, itemIndex);
	if (Object.keys(body).length === 0) {
		throw operationError(context.getNode(), {
			message: 'There is nothing to update',
			description: 'Add at least one field under Session, Vehicle or SMS.',
		});
	}
	const answer = await updateSession(context, key, body);
	const ignored = ignoredChanges(body, answer);
	for (const message of ignored) {
		context.addExecutionHints({
			message: `${key}: ${message}`,
			type: 'warning',
			location: 'outputPane',
		});
	}
	const session = await presentSession(context, itemIndex, answer);
	return ignored.length > 0 ? { ...session, ignored } : session;
}
