import type { IDataObject } from 'n8n-workflow';

/** Addresses of the condition report and of the result page, the report first (pave-api.md 13). */
const REPORTS = ['https://reports.paveapi.com/', 'https://dashboard.paveapi.com/park/'];

/** Most of a body; it never names a report. */
const LISTS = ['photos', 'detected_damages'];

/**
 * The link to the condition report, wherever a body has one, else the one to the result page. The vendor does not say
 * in which field, so a link is recognised by its address.
 */
export function reportUrl(body: IDataObject): string | null {
	const found = REPORTS.map((): string | null => null);
	const pending: unknown[] = [body];
	while (pending.length > 0) {
		const value = pending.pop();
		if (typeof value === 'string') {
			const index = REPORTS.findIndex((address) => value.startsWith(address));
			if (index >= 0 && !/\s/.test(value)) found[index] ??= value;
		} else if (typeof value === 'object' && value !== null) {
			const entries: Array<[string, unknown]> = Object.entries(value);
			for (const [name, entry] of entries) if (!LISTS.includes(name)) pending.push(entry);
		}
	}
	return found.find((url) => url !== null) ?? null;
}
