import { processing } from '../performance/processing';

/**
 * Measured at 4 to 6 times, the more the busier the machine is. What grows with the square of an event's size, or is
 * done once per field instead of once per event, takes more on any machine: both sides run in this process, in turns.
 */
const MOST = 12;

test('receiving and processing a large event stays in proportion to reading its JSON', async () => {
	const [whole] = await processing(4);
	expect(Math.min(...whole.samples)).toBeLessThan(MOST);
});
