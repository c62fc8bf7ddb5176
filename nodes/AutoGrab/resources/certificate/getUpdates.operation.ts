import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { requireText } from '../../../shared/actions';
import { readObject } from '../../../shared/json';
import { getCertificateUpdates } from '../../api';

/** `has_changed` and `has_expired` beside each other; whatever else AutoGrab says comes as it is. */
export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const given = context.getNodeParameter('certificateId', itemIndex);
	const id = requireText(context, given, 'Certificate ID');
	const { updates, ...answer } = await getCertificateUpdates(context, {}, id);
	return { certificate_id: id, ...readObject(updates), ...answer };
}
