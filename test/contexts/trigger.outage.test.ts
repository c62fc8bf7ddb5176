import type { INodeParameters } from 'n8n-workflow';
import { hooksOf, triggersUnderTest, type TriggerUnderTest } from '../support/triggersUnderTest';

/** What publishing and unpublishing do while the vendor is down, refuses or loses an answer, the same for every vendor. */
describe.each(triggersUnderTest)('%s outage', (_name, start) => {
	let t: TriggerUnderTest;
	let both: INodeParameters;
	let one: INodeParameters;

	beforeAll(async () => {
		t = await start();
		both = { events: [...t.events] };
		one = { events: [t.events[0]] };
	});
	beforeEach(async () => await t.reset());
	afterEach(() => jest.restoreAllMocks());
	afterAll(async () => await t.close());

	const publish = async (parameters: INodeParameters, options = {}) => {
		const hooks = hooksOf(t, parameters, options);
		await hooks.activate();
		return hooks;
	};
	const eventsAtVendor = async () => (await t.registered()).flatMap(({ events }) => events).sort();
	/** So much later that another try is worth it. */
	const later = () => {
		const realNow = Date.now.bind(Date);
		jest.spyOn(Date, 'now').mockImplementation(() => realNow() + 13_000);
	};
	const writes = async () => (await t.requests()).filter(({ method }) => method !== 'GET');

	test('while the vendor is down, what was registered counts as there, and nothing else does', async () => {
		const hooks = await publish(both);
		await t.setDown(true);
		expect(await hooks.create()).toBe(true);
		await expect(hooksOf(t, one, { staticData: hooks.staticData }).create()).rejects.toThrow(
			/could not be reached|did not answer/,
		);
	});

	test('what unpublishing has begun to remove does not count as there while the vendor is down', async () => {
		const hooks = await publish(both);
		await t.setDown(true);
		await hooks.delete();
		await expect(hooks.create()).rejects.toThrow(/could not be reached|did not answer/);
	});

	test('while the vendor is down, nothing is registered and the message says what to do', async () => {
		await t.setDown(true);
		await expect(publish(both)).rejects.toMatchObject({
			message: expect.stringMatching(/could not be reached.*try again/s),
		});
		await t.setDown(false);
		expect(await t.registered()).toEqual([]);
	});

	test('a publication that failed, and whose end failed, is made good by the next one, without an edit', async () => {
		await t.setDown(true);
		const hooks = hooksOf(t, both);
		await expect(hooks.activate()).rejects.toThrow();
		await t.setDown(false);
		later();
		await hooks.activate();
		expect(await eventsAtVendor()).toEqual([...t.events].sort());
	});

	test('an outage makes the next hooks end at once with the same message, until another try is worth it', async () => {
		await t.setDown(true);
		// Its end, which n8n asks for next, would find the outage by itself.
		const message = await hooksOf(t, one)
			.create()
			.catch((error: Error) => error.message);
		await t.setDown(false);
		const before = (await t.requests()).length;
		await expect(hooksOf(t, both).create()).rejects.toMatchObject({ message });
		expect(await t.requests()).toHaveLength(before);
		later();
		await publish(both);
	});

	test('a vendor that can be read but not written to counts as an outage, too', async () => {
		await t.addFault({
			method: 'POST',
			path: t.path,
			kind: 'status',
			status: 429,
			headers: { 'Retry-After': '60' },
			times: 'always',
		});
		const message = await publish(one).catch((error: Error) => error.message);
		const before = (await t.requests()).length;
		await expect(hooksOf(t, both).create()).rejects.toMatchObject({ message });
		expect(await t.requests()).toHaveLength(before);
	});

	test('a step that the vendor refuses is not asked for again', async () => {
		await t.addFault({
			method: 'POST',
			path: t.path,
			kind: 'status',
			status: 422,
			body: { message: 'No' },
			times: 'always',
		});
		await expect(hooksOf(t, one).create()).rejects.toThrow(/No/);
		expect(await writes()).toHaveLength(1);
	});

	test('an answer lost after the vendor acted leaves one registration, not two', async () => {
		await t.addFault({ method: 'POST', path: t.path, kind: 'act-then-drop' });
		await publish(one).catch(async () => await publish(one));
		expect(await eventsAtVendor()).toEqual([t.events[0]]);
	});
});
