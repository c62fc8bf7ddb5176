import { performance } from 'node:perf_hooks';
import type { INodeParameters } from 'n8n-workflow';

import { createN8nHarness } from '../support/n8nContext';
import { builtNode } from './built';
import type { Measured } from './report';
import { startVendorProcess } from './vendorProcess';

const LATENCY_MS = 50;
const ITEMS = 1_000;
const ONE_BY_ONE = 60;
const THROTTLED = 200;
const PER_SECOND = 20;

/** Many items through one action node: faster than one by one, and none lost when the vendor throttles. */
export async function lookUps(): Promise<Measured[]> {
	const vendor = await startVendorProcess({ latencyMs: LATENCY_MS });
	const harness = createN8nHarness({ credentials: { paveApi: vendor.credential } });
	const { sessionKey } = await vendor.control.createSession();
	const node = new (builtNode('Pave', 'Pave'))();

	/** Milliseconds per look-up, and how many came back. */
	const lookUp = async (count: number, options: INodeParameters = {}) => {
		const parameters = { resource: 'session', operation: 'get', sessionKey, options };
		const items = Array.from({ length: count }, (_, number) => ({ json: { number } }));
		const start = performance.now();
		const { outputs } = await harness.execute(node, parameters, items);
		const found = outputs[0].filter(
			({ json, pairedItem }, index) =>
				json.session_key === sessionKey && JSON.stringify(pairedItem) === `{"item":${index}}`,
		);
		const took = performance.now() - start;
		return { took, each: took / count, found: found.length };
	};

	try {
		await lookUp(5);
		const before = await lookUp(ONE_BY_ONE, { concurrency: 1 });
		const all = await lookUp(ITEMS);
		const after = await lookUp(ONE_BY_ONE, { concurrency: 1 });
		if (all.found !== ITEMS) throw new Error(`${all.found} of ${ITEMS} look-ups came back`);

		await vendor.control.configure({ rateLimitPerSecond: PER_SECOND });
		const throttled = await lookUp(THROTTLED);
		const refused = (await vendor.control.requests()).filter(({ status }) => status === 429).length;
		return [
			{
				what: `${ITEMS} look-ups, default concurrency`,
				samples: [before.each / all.each, after.each / all.each],
				unit: '×',
				budget: { atLeast: 12 },
				against: `one by one at ${LATENCY_MS} ms latency (${ONE_BY_ONE} before and after, scaled)`,
			},
			{
				what: `${THROTTLED} look-ups, throttled: those found`,
				samples: [throttled.found / THROTTLED],
				unit: '×',
				budget: { atLeast: 1 },
				against: `those asked for; 429 above ${PER_SECOND}/s (${refused} answers)`,
			},
			{
				what: `${THROTTLED} look-ups, throttled: time`,
				samples: [throttled.took / ((THROTTLED / PER_SECOND) * 1_000)],
				unit: '×',
				budget: { atMost: 1.1 },
				against: `the ${THROTTLED / PER_SECOND} s that ${PER_SECOND}/s allow`,
			},
		];
	} finally {
		await harness.close();
		await vendor.close();
	}
}
