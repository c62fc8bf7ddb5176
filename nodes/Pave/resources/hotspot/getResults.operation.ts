import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { isOn } from '../../../shared/actions';
import { splitDamagesField } from './hotspot.resource';
import { getHotspotResults } from '../../api';
import { readHotspotDamages } from '../../events/damages';
import { readSessionKey } from '../sessionKey';

/** PAVE's answer as it is, or one item per damage in the words of Session > Get Damages. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject | IDataObject[]> {
	const key = readSessionKey(context, itemIndex);
	const results = await getHotspotResults(context, key);
	if (!isOn(context, itemIndex, splitDamagesField)) {
		return { session_key: key, ...results };
	}
	return readHotspotDamages(results.data).map((damage, index) => ({
		session_key: key,
		damage_number: index + 1,
		...damage,
	}));
}
