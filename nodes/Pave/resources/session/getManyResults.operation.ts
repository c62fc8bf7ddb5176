import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { operationError } from '../../../shared/errors';
import { Limiter } from '../../../shared/limiter';
import { readTexts } from '../../../shared/readers/list';
import { findSession, getSessionResults } from '../../api';
import { sessionKeyOf } from '../sessionKey';
import { presentResults } from './results';

const AT_A_TIME = 5;

/** One item per key, in the order given: what became of it and, if it is ready, the trigger's record. */
export async function execute(
	context: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject[]> {
	const keys = readKeys(context, context.getNodeParameter('sessionKeys', itemIndex));
	const limiter = new Limiter(AT_A_TIME);
	return await Promise.all(
		keys.map(async (key) => await limiter.run(async () => await lookUp(context, key))),
	);
}

/** A list, or text with commas, semicolons, blanks or lines between the keys; the same key counts once. */
function readKeys(context: IExecuteFunctions, given: unknown): string[] {
	const parts = readTexts(given, /[,;\s]+/);
	if (parts.length === 0) {
		throw operationError(context.getNode(), {
			message: 'Add at least one session key',
			description:
				'Fill in one key, several with commas between them, or a list from a node before.',
		});
	}
	return [...new Set(parts.map((part) => sessionKeyOf(context, part, 'Session Keys')))];
}

async function lookUp(context: IExecuteFunctions, key: string): Promise<IDataObject> {
	const session = await findSession(context, key);
	if (!session) {
		const message = 'PAVE has no such session under the API key of this credential.';
		return { session_key: key, ready: false, status: null, message };
	}
	const { status = null } = session;
	const results = await getSessionResults(context, key);
	if (!results.ready) return { session_key: key, ready: false, status, message: results.message };
	return { ready: true, status, ...(await presentResults(results.body)) };
}
