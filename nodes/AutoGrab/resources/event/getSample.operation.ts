import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { sampleEvent } from '../../../shared/actions/sampleEvent';
import { autoGrabEvents } from '../../events';

export async function execute(context: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await sampleEvent(context, itemIndex, 'AutoGrab', autoGrabEvents);
}
