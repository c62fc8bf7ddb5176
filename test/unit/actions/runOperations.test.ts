import { many, pause, run, seen } from './support';

test('output follows the order of the input, each item paired', async () => {
	const items = await run('get', [{ ms: 40 }, { ms: 1 }, { ms: 20 }]);
	expect(items).toEqual(
		[0, 1, 2].map((index) => ({ json: { index }, pairedItem: { item: index } })),
	);
});

test('one item may give none or several', async () => {
	const items = await run('getAll', many(3));
	expect(items.map(({ json, pairedItem }) => [json, pairedItem])).toEqual([
		[{ json: 0, index: 1 }, { item: 1 }],
		[{ json: 0, index: 2 }, { item: 2 }],
		[{ json: 1, index: 2 }, { item: 2 }],
	]);
});

test('complete items keep their binary data', async () => {
	const [item] = await run('binary', [{}]);
	expect(item).toMatchObject({
		binary: { data: { mimeType: 'image/png' } },
		pairedItem: { item: 0 },
	});
});

test.each([
	[1, 1],
	[3, 3],
	[20, 20],
	[100, 20],
	[0, 1],
	['four', 20],
	[undefined, 20],
	[2.9, 2],
])('concurrency %s means at most %i at a time', async (concurrency, expected) => {
	await run('get', many(80, { ms: 5 }), { concurrency });
	expect(seen.most).toBe(expected);
});

test('the first failing item in input order fails the node; nothing is started after a failure', async () => {
	const items = [{ ms: 30, fail: 'First' }, { ms: 1, fail: 'Second' }, ...many(20)];
	await expect(run('get', items, { concurrency: 2 })).rejects.toMatchObject({
		message: 'First [item 0]',
		context: { itemIndex: 0 },
	});
	expect(seen.started).toEqual([0, 1]);
	expect(seen.running).toBe(0);
});

test('with Continue On Fail each failing item becomes an item of its own', async () => {
	const items = await run('get', [{}, { fail: 'Gone' }, {}], { continueOnFail: true });
	expect(items.map(({ json }) => json)).toEqual([
		{ index: 0 },
		{ error: 'Gone [item 1]' },
		{ index: 2 },
	]);
	expect(items[1].pairedItem).toEqual({ item: 1 });
	// n8n would put the bare message in the place of the item's whole json.
	expect(items[1]).not.toHaveProperty('error');
});

test('a single item is not numbered', async () => {
	await expect(run('get', [{ fail: 'Gone' }])).rejects.toMatchObject({ message: 'Gone' });
});

test('an unexpected exception becomes an error that n8n can show', async () => {
	await expect(run('broken', [{}])).rejects.toMatchObject({
		name: 'NodeOperationError',
		message: 'The node ran into a fault of its own: x is undefined',
	});
});

test('a batch operation sees all items; what it does not pair counts as made from all', async () => {
	const items = await run('batch', many(3));
	expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
		[{ item: 0 }, { item: 1 }, { item: 2 }],
		{ item: 1 },
	]);
	await expect(run('batch', [{ fail: 'x' }])).rejects.toMatchObject({ message: 'All refused' });
	const failed = await run('batch', [{ fail: 'x' }, {}], { continueOnFail: true });
	expect(failed).toMatchObject([
		{ json: { error: 'All refused' }, pairedItem: [{ item: 0 }, { item: 1 }] },
	]);
});

test('an operation that does not exist is refused, inherited names included', async () => {
	for (const operation of ['destroy', 'constructor', '__proto__']) {
		await expect(run(operation, [{}])).rejects.toMatchObject({
			message: `This node has no operation "${operation}" for the resource "thing"`,
		});
	}
});

test('starts no item after the execution was cancelled', async () => {
	const stop = new AbortController();
	setTimeout(() => stop.abort(), 30);
	const options = { concurrency: 1, continueOnFail: true, signal: stop.signal };
	await run('get', many(50, { ms: 10 }), options).catch(() => undefined);
	await pause(100);
	expect(seen.started.length).toBeLessThan(10);
});

test('a batch that is cancelled fails, with Continue On Fail, too', async () => {
	const stop = new AbortController();
	setTimeout(() => stop.abort(), 5);
	const options = { continueOnFail: true, signal: stop.signal };
	await expect(run('batch', [{ ms: 50, fail: 'x' }], options)).rejects.toMatchObject({
		message: 'All refused',
	});
});

describe('what cannot be taken back', () => {
	const bad = (index: number, fail: string) =>
		many(6).map((item, n) => (n === index ? { fail } : item));

	test('every item is checked before the first is worked on', async () => {
		await expect(run('erase', bad(4, 'check'))).rejects.toMatchObject({
			message: 'Key is empty [item 4]',
			description: 'All items are checked first: none of them was sent.',
		});
		expect(seen.started).toEqual([]);
	});

	test('with Continue On Fail only the items that pass are worked on', async () => {
		const items = await run('erase', bad(4, 'check'), { continueOnFail: true });
		expect(seen.started.sort()).toEqual([0, 1, 2, 3, 5]);
		expect(items[4].json).toEqual({ error: 'Key is empty [item 4]' });
	});

	test('an error in the middle says what was done, by item and key, and what was not', async () => {
		await expect(run('erase', bad(2, 'later'), { concurrency: 1 })).rejects.toMatchObject({
			message: 'Refused [item 2]',
			description:
				'Ask. 2 of 6 items were done: item 0 (K-0), item 1 (K-1). Not started: items 3 to 5. Retry On Fail does not repeat what was done. A new execution does: run only the other items, or set On Error to Continue to get an answer for each item.',
		});
	});

	test('what was under way when another failed is told as it ended', async () => {
		const items = [{ fail: 'a' }, {}, { fail: 'b' }, {}, {}];
		await expect(run('erase', items, { concurrency: 3 })).rejects.toMatchObject({
			message: 'Refused [item 0]',
			description:
				'Ask. 1 of 5 items were done: item 1 (K-1). Also refused: item 2. Not started: items 3 to 4. Retry On Fail does not repeat what was done. A new execution does: run only the other items, or set On Error to Continue to get an answer for each item.',
		});
	});

	test('a single item needs no such list', async () => {
		await expect(run('erase', [{ fail: 'x' }])).rejects.toMatchObject({ description: 'Ask.' });
	});

	test('what was done waits a minute for the next try, and is forgotten then', async () => {
		const items = [{}, { fail: 'later' }];
		const tried = async () => {
			seen.started = [];
			await run('erase', items, { executionId: 'tried' }).catch(() => undefined);
			return seen.started;
		};
		const clock = jest.spyOn(Date, 'now');
		const begin = Date.now();
		expect(await tried()).toEqual([0, 1]);
		expect(await tried()).toEqual([1]);
		clock.mockReturnValue(begin + 120_000);
		// Whatever else fails clears away what is too old.
		await run('erase', items, { executionId: 'another' }).catch(() => undefined);
		expect(await tried()).toEqual([0, 1]);
		clock.mockRestore();
	});
});
