import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { failIfNotReady } from './session.fields';
import { simplifyField } from '../../../shared/actions/fields';

import { getSessionResults } from '../../api';
import { readSessionKey } from '../sessionKey';
import { notReadyError, presentResults } from './results';

/** The same record as the trigger gives for Session Complete, with `ready`. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const key = readSessionKey(context, itemIndex);
	const results = await getSessionResults(context, key);
	if (!results.ready) {
		const { message } = results;
		if (!isOn(context, itemIndex, failIfNotReady)) {
			return { session_key: key, ready: false, message };
		}
		throw notReadyError(context.getNode(), key, message);
	}
	const raw = !isOn(context, itemIndex, simplifyField);
	return { ready: true, ...(raw ? results.body : await presentResults(results.body)) };
}
