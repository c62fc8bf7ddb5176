import { readFileSync, writeFileSync } from 'node:fs';

const MB = 1024;

export interface Memory {
	/** In MB, before the work. */
	idle: number;
	/** The most at any moment of the work, in MB. */
	peak: number;
}

/** Memory that a process occupies while `work` goes on. Linux only. */
export async function memoryDuring(pid: number, work: () => Promise<void>): Promise<Memory> {
	// Makes the peak start anew at what is occupied now.
	writeFileSync(`/proc/${pid}/clear_refs`, '5');
	const idle = read(pid, 'VmRSS');
	await work();
	return { idle, peak: read(pid, 'VmHWM') };
}

/** A figure of Linux about a process, in MB. */
function read(pid: number, name: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / MB;
}
