import { readFileSync, writeFileSync } from 'node:fs';

/** What processes have taken while something went on. */
export interface Usage {
	/** Processor time of each process, in milliseconds. */
	cpuMs: number[];
	/** The most memory that each occupied at any moment, in MB. */
	peakMB: number[];
}

/** Processor time and memory of processes while `work` goes on. Linux only. */
export async function usageDuring(
	pids: readonly number[],
	work: () => Promise<unknown>,
): Promise<Usage> {
	// Makes the peak start anew at what is occupied now.
	for (const pid of pids) writeFileSync(`/proc/${pid}/clear_refs`, '5');
	const before = pids.map(cpuMs);
	await work();
	return {
		cpuMs: pids.map((pid, at) => cpuMs(pid) - before[at]),
		peakMB: pids.map((pid) => memoryMB(pid, 'VmHWM')),
	};
}

/** A figure of Linux about a process's memory, in MB. */
export function memoryMB(pid: number, name: 'VmRSS' | 'VmHWM'): number {
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024;
}

/** Linux counts in hundredths of a second; the program's name, in brackets, may hold blanks. */
function cpuMs(pid: number): number {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
	const [, , user, system] = /\) (\S+ ){11}(\d+) (\d+)/.exec(stat) ?? [];
	return (Number(user) + Number(system)) * 10;
}
