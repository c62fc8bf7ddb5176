import { randomUUID } from 'node:crypto';

import { COMMON_DEFAULTS } from '../shared/core';
import type { AutoGrabAccount, AutoGrabSettings, Product } from './types';

export const AUTOGRAB_DEFAULTS: AutoGrabSettings = {
	...COMMON_DEFAULTS,
	createEvents: 'honour',
	createStatus: 200,
	errorStatus: 'fitting',
	errorBody: 'error-true',
	patchEndpoint: 'new',
	blankedName: 'null',
	showHeaders: false,
	listOrder: 'newest-first',
	emptyListAs: 'array',
	priceChangeName: 'recapture_price_change',
	rateLimitHeaders: 'always',
	webhookRegions: ['au', 'nz', 'uk'],
	unknownVehicle: 'null',
	failedPing: 'success',
	carAnalysisAs: 'report',
	historyAs: 'wrapped',
};

export const REGIONS = ['au', 'nz', 'my', 'uk'];

const PRODUCTS: Product[] = [
	'webhooks',
	'recapture',
	'valuations',
	'vehicles',
	'sourcing',
	'certificates',
	'reports',
	'insurance',
	'enquiries',
];

let invented = 0;

/** An account with whatever was given and the rest made up. */
export function inventAutoGrabAccount(given: Partial<AutoGrabAccount> = {}): AutoGrabAccount {
	invented += 1;
	return {
		name: `Example Motors ${invented}`,
		apiKey: `sec_simulated_${randomUUID().replaceAll('-', '')}`,
		licences: Object.fromEntries(REGIONS.map((region) => [region, [...PRODUCTS]])),
		...given,
	};
}
