/** Runs work in the order it was asked for, at most so many pieces at a time. */
export class Limiter {
	private running = 0;

	private readonly waiting: Array<() => void> = [];

	constructor(protected limit: number) {}

	/** @returns what the work returns, or throws what it throws */
	async run<T>(work: () => Promise<T>): Promise<T> {
		await new Promise<void>((start) => {
			this.waiting.push(start);
			this.startWaiting();
		});
		const started = Date.now();
		try {
			return await work();
		} finally {
			this.running -= 1;
			this.ended?.(Date.now() - started);
			this.startWaiting();
		}
	}

	/** Called after each piece of work, with the milliseconds it took. */
	protected ended?(took: number): void;

	private startWaiting(): void {
		while (this.running < this.limit && this.waiting.length > 0) {
			this.running += 1;
			this.waiting.shift()?.();
		}
	}
}

/** Slower than this many times the quickest, and than so many milliseconds, is a service under strain. */
const STRAIN = { times: 4, ms: 2_000 };

/**
 * As fast as the other side allows: begins with `first` at a time and goes up to `most`, by one with each piece of
 * work that went well; halves when told to {@link slowDown} or when the answers become slow, and from then on goes up
 * by one only when all that run have ended (additive increase, multiplicative decrease, as TCP does).
 */
export class AdaptiveLimiter extends Limiter {
	private quickest = Infinity;

	private sinceChange = 0;

	private everSlowed = false;

	constructor(
		first: number,
		private readonly most: number,
	) {
		super(first);
	}

	/** Those that run together are refused together, which is one reason to slow down, not many. */
	slowDown(): void {
		if (this.everSlowed && this.sinceChange < this.limit) return;
		this.everSlowed = true;
		this.sinceChange = 0;
		this.limit = Math.max(1, Math.floor(this.limit / 2));
	}

	protected override ended(took: number): void {
		this.sinceChange += 1;
		this.quickest = Math.min(this.quickest, took);
		if (took > STRAIN.ms && took > STRAIN.times * this.quickest) return this.slowDown();
		if (this.everSlowed && this.sinceChange < this.limit) return;
		this.sinceChange = 0;
		this.limit = Math.min(this.most, this.limit + 1);
	}
}
