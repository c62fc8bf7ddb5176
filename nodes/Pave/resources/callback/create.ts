import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { mask } from '../../../shared/errors';
import { createCallback } from '../../api';
import { readEvent } from './eventParameter';
import { emptyCallback, mergeCallback } from './merge';

export async function execute(ctx: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const empty = emptyCallback(readEvent(ctx, itemIndex));
	const wanted = mergeCallback(ctx, empty, 'additionalFields', itemIndex);
	return mask({ ...(await createCallback(ctx, wanted)) });
}
