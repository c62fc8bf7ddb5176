import type { IDataObject } from 'n8n-workflow';
import type { ListeningNode } from '../support/n8nContext';
import { hooksOf, triggersUnderTest, type TriggerUnderTest } from '../support/triggersUnderTest';

/** A vendor whose list goes on showing what was, for up to four seconds, the same for every vendor. */
describe.each(triggersUnderTest)('%s, a list that lags', (_name, start) => {
	let t: TriggerUnderTest;
	beforeAll(async () => void (t = await start()));
	beforeEach(async () => await t.reset());
	afterAll(async () => await t.close());

	const events = async () => (await t.registered()).flatMap((stored) => stored.events).sort();

	test.each([
		['publication', false],
		['test', true],
	])(
		'after an end that could not look again, a %s does not take for healthy what the end removed',
		async (_what, isTest) => {
			const begin = (staticData: IDataObject) =>
				hooksOf(t, { events: [...t.events] }, { isTest, staticData });
			const first = begin({});
			await first.activate();
			await t.addFault({ method: 'GET', path: t.path, kind: 'status', status: 400, skip: 1 });
			await t.freezeList({ times: 3 });
			await first.delete();
			// n8n keeps what a published trigger remembers, and forgets it after a test.
			await begin(isTest ? {} : first.staticData).activate();
			expect(await events()).toEqual([...t.events].sort());
		},
	);

	describe('Repair', () => {
		let listening: ListeningNode;
		const publish = async () => {
			const staticData: IDataObject = {};
			const parameters = { events: [...t.events] };
			await hooksOf(t, parameters, { staticData }).activate();
			listening = await t.harness.serve(t.node, parameters, { staticData });
		};
		const statuses = async () =>
			(await t.repair(listening.url, t.events)).map(({ status }) => status);
		afterEach(() => listening.stop());

		test('waits for what was just published, calls it healthy, and writes nothing', async () => {
			await t.freezeList({ skip: 2, times: 2 });
			await publish();
			const before = await t.registered();
			expect(await statuses()).toEqual(['healthy', 'healthy']);
			expect(await t.registered()).toEqual(before);
			const looks = (await t.requests()).filter(({ fault }) => fault === 'body');
			expect(looks).toHaveLength(2);
		});

		test('makes what was lost anew once, and waits until the list shows it', async () => {
			await publish();
			const writes = async () => (await t.requests()).filter(({ method }) => method === 'POST');
			const before = await writes();
			for (const stored of await t.registered()) await t.lose(stored);
			await t.freezeList({ times: 5 });
			expect(await statuses()).toEqual(['repaired', 'repaired']);
			expect(await events()).toEqual([...t.events].sort());
			expect(await writes()).toHaveLength(2 * before.length);
		});
	});
});
