/** The statuses that a session goes through, from the first to the last. */
export const SESSION_STEPS = [
	'IDLE',
	'STARTED',
	'PROCESS',
	'QC_PASSED',
	'CONFIRM',
	'COMPLETE',
] as const;

export type SessionStep = (typeof SESSION_STEPS)[number];

/** How far along a status is; -1 for one that is no step, such as EXPIRED. */
export function stepOf(status: string): number {
	return SESSION_STEPS.findIndex((step) => step === status);
}
