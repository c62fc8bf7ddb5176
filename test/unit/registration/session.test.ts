import { inTurn } from '../../../nodes/shared/registration/session';
import type { Session } from '../../../nodes/shared/trigger/vendor';

/** A session of one account that has so long to live. */
const sessionFor = (ms: number) =>
	({
		account: 'one account',
		until: Date.now() + ms,
		vendor: { name: 'The vendor' },
		context: { getNode: () => ({ name: 'Trigger', type: 'trigger' }) },
	}) as unknown as Session;

test('waiting for other triggers of the account counts: whose turn does not come in time does nothing', async () => {
	let release = () => {};
	const held = new Promise<void>((resolve) => (release = resolve));
	const first = inTurn(sessionFor(60_000), async () => await held);
	const work = jest.fn();
	await expect(inTurn(sessionFor(300), work)).rejects.toThrow('The vendor is too slow');
	release();
	await first;
	expect(work).not.toHaveBeenCalled();
});
