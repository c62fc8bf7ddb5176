import { FULL, PARTS, playPart, seedOf, SMOKE } from './play';

const seed = seedOf(process.env);
const size = process.env.SIMULATION === 'full' ? FULL : SMOKE;

/** `SIMULATION_SEED=… npx jest --selectProjects simulation` plays the same again; `SIMULATION=full` everything. */
test.each(PARTS)(`%s: nothing lost, doubled, forged or harmed (seed ${seed})`, async (part) => {
	const tally = await playPart(part, size, seed);
	expect(tally.played).toBeGreaterThan(0);
	expect(tally.failures.join('\n')).toBe('');
});
