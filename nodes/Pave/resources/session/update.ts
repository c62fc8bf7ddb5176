import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { forOperation } from '../../../shared/actions';
import { operationError } from '../../../shared/errors';
import { updateSession } from '../../api';
import { readSessionKey, sessionKeyField } from '../sessionKey';
import { additionalJsonField } from './additionalJsonField';
import { readSessionBody } from './body';
import { sessionFields } from './sessionFields';
import { smsFields } from './smsFields';
import { vehicleFields } from './vehicleFields';

export const description = forOperation('session', 'update', [
	sessionKeyField,
	sessionFields,
	vehicleFields,
	smsFields,
	additionalJsonField,
]);

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
