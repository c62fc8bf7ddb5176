import './environment';

import { AsyncLocalStorage } from 'node:async_hooks';

import { DataDeduplicationService } from 'n8n-core';
import { UnexpectedError, type IDataDeduplicator } from 'n8n-workflow';

// n8n-core knows one store per process; two harnesses in one test are two n8n instances.
const current = new AsyncLocalStorage<IDataDeduplicator>();

const perHarness: IDataDeduplicator = {
	checkProcessedAndRecord: async (...call) => await store().checkProcessedAndRecord(...call),
	removeProcessed: async (...call) => await store().removeProcessed(...call),
	clearAllProcessedItems: async (...call) => await store().clearAllProcessedItems(...call),
	getProcessedDataCount: async (...call) => await store().getProcessedDataCount(...call),
};

let initialised: Promise<void> | undefined;

/** Runs `work` with this store behind n8n-core's real DataDeduplicationService. */
export async function withDeduplicator<T>(
	deduplicator: IDataDeduplicator,
	work: () => Promise<T>,
): Promise<T> {
	initialised ??= init();
	await initialised;
	return await current.run(deduplicator, work);
}

async function init(): Promise<void> {
	// n8n-core stays loaded from one test file to the next, and refuses a second store.
	Reflect.set(DataDeduplicationService, 'instance', undefined);
	await DataDeduplicationService.init(perHarness);
}

function store(): IDataDeduplicator {
	const deduplicator = current.getStore();
	if (!deduplicator) throw new UnexpectedError('De-duplication used outside of an execution');
	return deduplicator;
}
