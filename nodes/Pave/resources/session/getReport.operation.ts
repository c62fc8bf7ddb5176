import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { Items, isOn } from '../../../shared/actions';
import { failUnlessReady } from './session.fields';
import { getSessionResults } from '../../api';
import { makeReport } from '../../report/report';
import { readSessionKey } from '../sessionKey';
import { notReadyError } from './results';

/** One item with the report as `data`; pictures that could not be had are named in `problems`. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<Items | IDataObject> {
	const key = readSessionKey(context, itemIndex);
	const results = await getSessionResults(context, key);
	if (!results.ready) {
		const { message } = results;
		if (isOn(context, itemIndex, failUnlessReady)) {
			throw notReadyError(context.getNode(), key, message);
		}
		return { session_key: key, ready: false, message };
	}
	const options = context.getNodeParameter('options', itemIndex, {});
	const { binary, fileName, pictures, problems } = await makeReport(context, results.body, options);
	const json = { session_key: key, ready: true, file_name: fileName, pictures, problems };
	return new Items([{ json, binary: { data: binary } }]);
}
