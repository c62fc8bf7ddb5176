import { AdaptiveLimiter, Limiter } from '../../../nodes/shared/limiter';

/** Work that ends when it is told to. */
function manual() {
	const open: Array<() => void> = [];
	return {
		work: async () => await new Promise<void>((end) => open.push(end)),
		running: () => open.length,
		async endOne() {
			open.shift()?.();
			await settled();
		},
	};
}

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

async function started(limiter: Limiter, count: number) {
	const jobs = manual();
	const all = Array.from({ length: count }, async () => await limiter.run(jobs.work));
	await settled();
	return { ...jobs, all };
}

test('so many at a time, in order, and a failure frees its place', async () => {
	const limiter = new Limiter(2);
	const order: number[] = [];
	const results = await Promise.allSettled(
		[0, 1, 2, 3].map(
			async (n) =>
				await limiter.run(async () => {
					order.push(n);
					await settled();
					if (n === 0) throw new TypeError('x');
					return n;
				}),
		),
	);
	expect(order).toEqual([0, 1, 2, 3]);
	expect(results.map(({ status }) => status)).toEqual([
		'rejected',
		'fulfilled',
		'fulfilled',
		'fulfilled',
	]);
});

test('goes from the first to the most, one more with each that ended well', async () => {
	const jobs = await started(new AdaptiveLimiter(5, 20), 100);
	expect(jobs.running()).toBe(5);
	for (let n = 0; n < 30; n++) await jobs.endOne();
	expect(jobs.running()).toBe(20);
});

test('halves once for those that are refused together, then grows slowly', async () => {
	const limiter = new AdaptiveLimiter(16, 20);
	const jobs = await started(limiter, 200);
	for (let n = 0; n < 16; n++) limiter.slowDown();
	for (let n = 0; n < 8; n++) await jobs.endOne();
	expect(jobs.running()).toBeLessThanOrEqual(9);
	for (let n = 0; n < 9; n++) await jobs.endOne();
	expect(jobs.running()).toBeLessThanOrEqual(10);
	for (let n = 0; n < 20; n++) await jobs.endOne();
	expect(jobs.running()).toBeGreaterThan(10);
});

test('never stops altogether', async () => {
	const limiter = new AdaptiveLimiter(5, 20);
	const jobs = await started(limiter, 50);
	for (let n = 0; n < 20; n++) {
		limiter.slowDown();
		await jobs.endOne();
	}
	expect(jobs.running()).toBeGreaterThanOrEqual(1);
});

test('slows down when the answers become slow', async () => {
	const clock = jest.spyOn(Date, 'now').mockReturnValue(0);
	const jobs = await started(new AdaptiveLimiter(8, 8), 100);
	clock.mockReturnValue(100);
	await jobs.endOne();
	clock.mockReturnValue(9_000);
	for (let n = 0; n < 6; n++) await jobs.endOne();
	expect(jobs.running()).toBeLessThanOrEqual(5);
	clock.mockRestore();
});
