import type { Kernel, Mortal } from './kernel';

/**
 * A time limit as `AbortSignal.timeout` gives it, in virtual time. It looks at the clock when it is asked: only where
 * somebody listens is there a task, so that a limit which nobody waits for any more costs no step.
 */
export class VirtualSignal {
	private readonly callOffs = new Map<() => void, () => void>();

	constructor(
		private readonly kernel: Kernel,
		readonly at: number,
		private readonly owner: Mortal | undefined,
	) {}

	get aborted(): boolean {
		return this.kernel.now >= this.at;
	}

	addEventListener(_event: 'abort', listener: () => void): void {
		const { kernel, at, owner } = this;
		this.callOffs.set(listener, kernel.schedule(at - kernel.now, listener, owner));
	}

	removeEventListener(_event: 'abort', listener: () => void): void {
		this.callOffs.get(listener)?.();
		this.callOffs.delete(listener);
	}
}

/** The part of the global `AbortSignal` that the package uses. */
export function virtualAbortSignal(kernelOf: () => Kernel, ownerOf: () => Mortal | undefined) {
	return {
		timeout: (ms: number) => new VirtualSignal(kernelOf(), kernelOf().now + ms, ownerOf()),
		any: (signals: VirtualSignal[]) =>
			new VirtualSignal(kernelOf(), Math.min(...signals.map(({ at }) => at)), ownerOf()),
	};
}
