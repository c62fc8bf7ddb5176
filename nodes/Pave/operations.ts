import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { runOperations, type Operations } from '../shared/actions';
import * as callback from './resources/callback/operations';
import * as event from './resources/event/operations';
import * as hotspot from './resources/hotspot/operations';
import * as session from './resources/session/operations';

/** What every operation of every resource does, by the values saved in workflows. */
export const operations = { callback, event, hotspot, session } satisfies Operations;

/** Runs the operation that the node is set to, on all input items. */
export async function execute(context: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runOperations(context, operations);
}
