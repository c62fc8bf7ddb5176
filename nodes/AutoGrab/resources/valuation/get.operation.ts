import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { requireText } from '../../../shared/actions';
import { getValuation } from '../../api';
import { presentValuation } from './present';

/** Gets an earlier valuation. AutoGrab neither makes nor bills it again. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const given = context.getNodeParameter('valuationId', itemIndex);
	const answer = await getValuation(context, {}, requireText(context, given, 'Valuation ID'));
	return presentValuation(context, itemIndex, answer);
}
