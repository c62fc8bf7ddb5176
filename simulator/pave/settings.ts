import { randomUUID } from 'node:crypto';

import { COMMON_DEFAULTS } from '../shared/core';
import type { PaveAccount, PaveSettings } from './types';

export const PAVE_DEFAULTS: PaveSettings = {
	...COMMON_DEFAULTS,
	secondPost: 'overwrite',
	objectsAs: 'object',
	emptyObjectsAs: 'object',
	emptyListAs: 'array',
	putOmitted: 'keep',
	headersStored: 'kept',
	refuseNoteInsert: false,
	objectsAccepted: 'any',
	notCompleteStatus: 400,
	outOfRuleUpdate: 'refuse',
	resultsShape: 'inside',
	payloadMerge: 'own-fields-win',
	statusChangeOnComplete: false,
	smsOutcome: 'success',
	photoFaults: {},
	tooLargeBytes: 30 * 1024 * 1024,
	clockWindowSeconds: 300,
	retryAfter: true,
};

let invented = 0;

/** An account with whatever was given and the rest made up. */
export function inventPaveAccount(given: Partial<PaveAccount> = {}): PaveAccount {
	invented += 1;
	return {
		username: `exampleaccount${invented === 1 ? '' : invented}`,
		apiKey: randomUUID(),
		apiSecret: `simulated-secret-${randomUUID()}`,
		apiName: 'Example Staging Key',
		...given,
	};
}
