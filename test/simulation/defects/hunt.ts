import type { Defect } from '../model/subject';

/** How a defect is looked for: in which operations, disturbed how. */
export interface Hunt {
	operation: string;
	how: 'undisturbed' | 'faults' | 'crashes' | 'rain';
}

export type KnownDefect = Defect & { hunt: Hunt };
