const MOMENT = '2024-03-11T15:04:55';

/**
 * A text that is the same in every run: `texts` (real → shown) are replaced, and with them times, ids of
 * events and numbers that the simulator makes up.
 */
export function stable(text: string, texts: Array<[string, string]>): string {
	return texts
		.reduce((current, [real, shown]) => current.replaceAll(real, shown), text)
		.replace(/20\d\d-\d\d-\d\dT\d\d:\d\d:\d\d/g, MOMENT)
		.replace(/(?<=T15:04:55)\.\d{3,6}Z/g, '.000000Z')
		.replace(/"event_id": "[\da-f]{32}"/g, '"event_id": "0a3b6c1e9d2f48a7b5c4d3e2f1a09b8c"')
		.replace(/"(vehicle_id|id)": \d+/g, '"$1": 512044');
}
