import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { updateSession } from '../../api';
import { readSessionKey } from '../sessionKey';
import { readSessionBody } from './body';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const key = readSessionKey(ctx, itemIndex);
	const body = readSessionBody(ctx, itemIndex);
	if (Object.keys(body).length === 0) {
		throw operationError(ctx.getNode(), {
			message: 'There is nothing to update',
			description: 'Add at least one field under Session, Vehicle or SMS.',
		});
	}
	return await updateSession(ctx, key, body);
}
