/** Names the nodes that have passed an event on, so that two n8n that forward to each other stop. */
export const PASSED_BY = 'x-n8n-passed-by';

/** Webhook ids out of the header above; at most as many as a sane chain has. */
export function readPassedBy(header: unknown): string[] {
	if (typeof header !== 'string') return [];
	return header
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '')
		.slice(0, 20);
}
