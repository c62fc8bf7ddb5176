/**
 * Virtual time, and the order in which things happen.
 *
 * Whatever a node waits for (a vendor, n8n, a pause) is a task at a moment of virtual time. One task runs at a time;
 * between two, everything that can go on without waiting does. Which of several tasks that are due at the same moment
 * runs first is chosen by a seeded number generator, so that a history repeats exactly.
 */
export class Kernel {
	/** Milliseconds since 1970. */
	now = Date.parse('2026-03-02T09:00:00Z');

	private queue: Task[] = [];

	private state: number;

	/** Tasks run so far: what a crash point is counted in. */
	steps = 0;

	/** Called before each task; a crash point strikes here. */
	beforeStep: (task: Task) => void = () => {};

	/** Work that is done outside virtual time (an in-process request) and takes none of it. */
	private outside = 0;

	constructor(seed: number) {
		this.state = seed >>> 0 || 1;
	}

	/** 0 ≤ n < 1, from the seed (mulberry32). */
	random(): number {
		this.state = (this.state + 0x6d2b79f5) >>> 0;
		let t = this.state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
	}

	/** Runs `act` after `ms` milliseconds, unless its owner has died by then. @returns what calls it off */
	schedule(ms: number, act: () => void, owner?: Mortal): () => void {
		const task = { at: this.now + Math.max(0, ms), act, owner };
		this.queue.push(task);
		return () => {
			const index = this.queue.indexOf(task);
			if (index >= 0) this.queue.splice(index, 1);
		};
	}

	/** Resolves after `ms` milliseconds; never, where the owner has died by then. */
	async wait(ms: number, owner?: Mortal): Promise<void> {
		await new Promise<void>((resolve) => void this.schedule(ms, resolve, owner));
	}

	/** Lets work end that does not know of virtual time, before anything else happens. */
	async outsideTime<T>(work: Promise<T>): Promise<T> {
		this.outside += 1;
		try {
			return await work;
		} finally {
			this.outside -= 1;
		}
	}

	/** Runs tasks until `work` has settled. @throws what `work` throws, or where nothing is left that it could wait for */
	async run<T>(work: Promise<T>, owner?: Mortal): Promise<T | undefined> {
		let settled = false;
		const settle = () => {
			settled = true;
		};
		work.then(settle, settle);
		await this.breathe();
		while (!settled) {
			if (owner?.dead) return undefined;
			if (!(await this.step())) {
				if (owner?.dead) return undefined;
				throw new Error('The history waits for something that never comes');
			}
		}
		return await work;
	}

	/** Runs everything that is due within the next `ms` milliseconds. */
	async elapse(ms: number): Promise<void> {
		const until = this.now + ms;
		await this.breathe();
		while (this.queue.some(({ at }) => at <= until)) await this.step();
		this.now = Math.max(this.now, until);
	}

	private async step(): Promise<boolean> {
		const task = this.next();
		if (!task) return false;
		this.now = Math.max(this.now, task.at);
		this.beforeStep(task);
		if (!task.owner?.dead) {
			this.steps += 1;
			task.act();
			await this.breathe();
		}
		return true;
	}

	/** Lets every promise that can go on do so. */
	private async breathe(): Promise<void> {
		do {
			await new Promise((resolve) => setImmediate(resolve));
		} while (this.outside > 0);
	}

	private next(): Task | undefined {
		if (this.queue.some(({ owner }) => owner?.dead)) {
			this.queue = this.queue.filter(({ owner }) => !owner?.dead);
		}
		let due: number[] = [];
		this.queue.forEach(({ at }, index) => {
			const first = due.length > 0 ? this.queue[due[0]].at : Infinity;
			if (at < first) due = [index];
			else if (at === first) due.push(index);
		});
		if (due.length === 0) return undefined;
		const chosen = due.length > 1 ? Math.floor(this.random() * due.length) : 0;
		return this.queue.splice(due[chosen], 1)[0];
	}
}

/** Something whose work ends with it: an n8n process. */
export interface Mortal {
	dead: boolean;
}

export interface Task {
	at: number;
	act: () => void;
	owner?: Mortal;
}
