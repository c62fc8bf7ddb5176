import { LOADING, loading } from '../performance/loading';
import { median } from '../performance/report';

/** For a machine that does other things too; `npm run bench` measures against the budget itself. */
const ROOM = 1.75;
const HEAP_MB = 0.8;

test('what n8n loads at its start is a fraction of its own GitHub and Stripe classes', async () => {
	const [time, heap] = await loading(7);
	expect(median(time.samples)).toBeLessThan(ROOM * LOADING);
	expect(median(heap.samples)).toBeLessThan(HEAP_MB);
});
