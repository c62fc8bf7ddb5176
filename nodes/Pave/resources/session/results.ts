import type { IDataObject } from 'n8n-workflow';

import { presentEvent } from '../../../shared/events';
import { paveEvents } from '../../events';

/** The same record as the trigger gives for Session Complete, with the same `event_id`. */
export async function presentResults(results: IDataObject): Promise<IDataObject> {
	const body = { ...results, event: results.event ?? 'SESSION:COMPLETE' };
	const { json } = await presentEvent(paveEvents, body, { simplify: true });
	return json;
}
