/** What the vendors' documentation leaves out, by the endpoint that an operation calls. */
const UNDOCUMENTED: Record<string, string> = {
	'GET /v1/sessions/{key}/notes': 'what PAVE answers',
	'GET /v1/hotspots/{key}': 'what PAVE answers while the photos are not checked yet',
	'POST /v2/recapture/upload': 'what AutoGrab answers',
	'POST /v2/valuations/gauge/': 'all that AutoGrab answers',
	'GET /v2/valuations/history/{id}': 'all that AutoGrab answers',
	'GET /v2/vehicles/{id}/photos': 'all that AutoGrab answers',
	'GET /v2/sourcing/market_overlay/{id}': 'all that AutoGrab answers',
	'POST /v2/repair-decisions/': 'what AutoGrab answers',
	'POST /v2/reports/car-analysis': 'all that AutoGrab answers',
	'GET /v2/certificates/{id}/updates': 'what AutoGrab answers',
};

/** The note of an operation that calls an endpoint which is documented in part only; empty for others. */
export function undocumentedNote(calls: string[]): string {
	const [left] = calls.flatMap((call) => UNDOCUMENTED[call] ?? []);
	return left
		? `_The documentation does not say ${left}. The node passes on what comes; compare it with a real answer before you rely on a field._`
		: '';
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

/** Entries above that nothing calls any more. */
export const needlessNotes = (vendor: string, called: string[]) =>
	Object.entries(UNDOCUMENTED)
		.filter(([call, left]) => left.includes(vendor) && !called.includes(call))
		.map(([call]) => call);
