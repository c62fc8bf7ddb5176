/** While working on something, `SIMULATION_SHARE=10` plays a tenth of everything. */
export const SHARE = Math.max(1, Number(process.env.SIMULATION_SHARE ?? 1));

/** Every n-th of a list. */
export function share<T>(list: readonly T[], each = SHARE): T[] {
	return list.filter((_, index) => index % each === 0);
}

/**
 * The share of what is too long for `npm test`: there every operation under one reading and one way of registering,
 * each operation under another (there are eight of both together); all of it for `npm run reliability`, which keeps
 * figures.
 */
export const LONG_SHARE = SHARE * (process.env.SIMULATION_FIGURES === undefined ? 9 : 1);
