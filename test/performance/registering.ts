import { performance } from 'node:perf_hooks';

import { PaveApi } from '../../credentials/PaveApi.credentials';
import { paveEvents } from '../../nodes/Pave/events';
import { createN8nHarness } from '../support/n8nContext';
import { builtNode } from './built';
import type { Measured } from './report';
import { startVendorProcess, type VendorProcess } from './vendorProcess';

const REPETITIONS = 9;
const LATENCY_MS = 50;

/** What publishing a workflow that ticks everything costs, in round trips to the vendor. */
export async function registering(): Promise<Measured[]> {
	const vendor = await startVendorProcess({ latencyMs: LATENCY_MS });
	const harness = createN8nHarness({ credentials: { paveApi: vendor.credential } });
	const events = paveEvents.events.map(({ name }) => name);
	const node = new (builtNode('Pave', 'PaveTrigger'))();
	const publish: number[] = [];
	try {
		await harness.listen();
		// The first one also loads the engine and opens connections.
		for (let i = 0; i <= REPETITIONS; i++) {
			const hooks = harness.hooks(node, { events });
			const roundTrip = await timed(async () => await askVendor(vendor));
			// As n8n publishes: it asks first.
			const publishing = await timed(async () => await hooks.activate());
			const registered = (await vendor.control.callbacks()).length;
			if (registered !== events.length) throw new Error(`${registered} callbacks are registered`);
			await hooks.delete();
			if (i === 0) continue;
			publish.push(publishing / roundTrip);
		}
	} finally {
		await harness.close();
		await vendor.close();
	}
	const against = `one request to the vendor at ${LATENCY_MS} ms latency`;
	return [
		{
			what: `Registering ${events.length} PAVE events`,
			samples: publish,
			unit: '×',
			// Three trips, one after the other, and what is our own.
			budget: { atMost: 3.3 },
			against,
		},
	];
}

async function timed(work: () => Promise<unknown>): Promise<number> {
	const start = performance.now();
	await work();
	return performance.now() - start;
}

async function askVendor({ url, credential }: VendorProcess): Promise<void> {
	const { headers } = await new PaveApi().authenticate(
		{ ...credential },
		{ url: `${url}/v1/callbacks` },
	);
	const answer = await fetch(`${url}/v1/callbacks`, { headers: { ...headers } as HeadersInit });
	if (!answer.ok) throw new Error(`The simulator answered ${answer.status}`);
	await answer.json();
}
