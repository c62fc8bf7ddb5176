type Missing = 'the answer' | 'all of the answer' | 'the answer before the photos are checked';

/** What the vendors' documentation leaves out, by the endpoint that an operation calls. */
const UNDOCUMENTED: Record<'AutoGrab' | 'PAVE', Record<string, Missing>> = {
	AutoGrab: {
		'POST /v2/recapture/upload': 'the answer',
		'POST /v2/valuations/gauge/': 'all of the answer',
		'GET /v2/valuations/history/{id}': 'all of the answer',
		'GET /v2/vehicles/{id}/photos': 'all of the answer',
		'GET /v2/sourcing/market_overlay/{id}': 'all of the answer',
		'POST /v2/repair-decisions/': 'the answer',
		'POST /v2/reports/car-analysis': 'all of the answer',
		'GET /v2/certificates/{id}/updates': 'the answer',
	},
	PAVE: {
		'GET /v1/sessions/{key}/notes': 'the answer',
		'GET /v1/hotspots/{key}': 'the answer before the photos are checked',
	},
};

const known = Object.entries(UNDOCUMENTED).flatMap(([vendor, endpoints]) =>
	Object.entries(endpoints).map(([call, missing]) => ({ vendor, call, missing })),
);

/** The note of an operation that calls an endpoint which is documented in part only; empty for others. */
export function undocumentedNote(calls: string[]): string {
	const found = known.find(({ call }) => calls.includes(call));
	return found ? `_${found.vendor} does not document ${found.missing}._` : '';
}

/** Every endpoint that an operation called in its example, with the names of those operations. */
export function endpointsList(calls: Array<{ operation: string; calls: string[] }>): string {
	const callers = new Map<string, Set<string>>();
	for (const { operation, calls: called } of calls) {
		for (const call of called) {
			callers.set(call, (callers.get(call) ?? new Set<string>()).add(operation));
		}
	}
	const path = (call: string) => call.split(' ')[1];
	return [...callers]
		.sort(([a], [b]) => path(a).localeCompare(path(b)) || a.localeCompare(b))
		.map(([call, operations]) => `- \`${call}\`: ${[...operations].sort().join(', ')}`)
		.join('\n');
}

/** Notes on endpoints of a vendor that nothing calls any more. */
export const needlessNotes = (vendor: keyof typeof UNDOCUMENTED, called: string[]) =>
	Object.keys(UNDOCUMENTED[vendor]).filter((call) => !called.includes(call));
