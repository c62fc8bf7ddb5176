/** While working on something, `SIMULATION_SHARE=10` plays a tenth of everything. */
export const SHARE = Math.max(1, Number(process.env.SIMULATION_SHARE ?? 1));

/** Every n-th of a list. */
export function share<T>(list: readonly T[]): T[] {
	return list.filter((_, index) => index % SHARE === 0);
}
