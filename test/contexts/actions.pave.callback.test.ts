import { actions, usePaveActions } from '../support/paveActions';

usePaveActions();

describe('callback', () => {
	const url = 'https://crm.example.com/hooks/pave';
	const headers = { header: [{ name: 'Authorization', value: 'Bearer top-secret' }] };
	const event = 'SESSION:COMPLETE';

	test('create, get, getAll and delete; header values and the API key never show', async () => {
		const additionalFields = { headers, payload: '{"source":"PAVE"}' };
		const created = await actions.run('callback', 'create', { event, url, additionalFields });
		const expected = {
			event,
			url,
			method: 'POST',
			headers: { Authorization: '********' },
			payload: { source: 'PAVE' },
		};
		expect(created[0].json).toEqual(expected);
		expect((await actions.vendor.callbacks())[0].headers).toEqual({
			Authorization: 'Bearer top-secret',
		});
		expect((await actions.run('callback', 'get', { event }))[0].json).toEqual(expected);
		await actions.run('callback', 'create', {
			event: 'SESSION:STATUS_CHANGE',
			url: `${url}?token=abc`,
		});
		const all = await actions.run('callback', 'getAll', { returnAll: true });
		expect(all.map(({ json }) => json.url)).toEqual([url, `${url}?token=********`]);
		expect(await actions.run('callback', 'getAll', { returnAll: false, limit: 1 })).toHaveLength(1);
		expect(JSON.stringify(all)).not.toContain(actions.vendor.credential.apiKey);
		expect((await actions.run('callback', 'delete', { event }))[0].json).toEqual({ deleted: true });
		expect(await actions.vendor.callbacks()).toHaveLength(1);
	});

	test.each(['object', 'string'] as const)(
		'update keeps what was not given (answers with %s)',
		async (objectsAs) => {
			await actions.vendor.configure({ objectsAs, putOmitted: 'clear' });
			await actions.run('callback', 'create', {
				event,
				url,
				additionalFields: { headers, payload: { source: 'PAVE' }, method: 'PUT' },
			});
			await actions.run('callback', 'update', { event, url: '', updateFields: { method: 'POST' } });
			expect((await actions.vendor.callbacks())[0]).toMatchObject({
				url,
				method: 'POST',
				headers: { Authorization: 'Bearer top-secret' },
				payload: { source: 'PAVE' },
			});
			const masked = { header: [{ name: 'Authorization', value: '********' }] };
			const moved = `${url}/2`;
			await actions.run('callback', 'update', {
				event,
				url: moved,
				updateFields: { headers: masked },
			});
			expect((await actions.vendor.callbacks())[0]).toMatchObject({
				url: moved,
				headers: { Authorization: 'Bearer top-secret' },
			});
		},
	);

	test.each(['overwrite', 'refuse'] as const)(
		'upsert creates, then updates (second POST: %s)',
		async (secondPost) => {
			await actions.vendor.configure({ secondPost });
			await actions.run('callback', 'upsert', { event, url, additionalFields: { headers } });
			await actions.run('callback', 'upsert', { event, url: `${url}/2` });
			const callbacks = await actions.vendor.callbacks();
			expect(callbacks).toHaveLength(1);
			expect(callbacks[0]).toMatchObject({
				url: `${url}/2`,
				headers: { Authorization: 'Bearer top-secret' },
			});
		},
	);

	test.each(['get', 'delete', 'update'])(
		'%s without a callback is a 404 in words',
		async (name) => {
			const shown = await actions.failure('callback', name, { event, url: '' });
			expect(shown.message).toMatch(/^PAVE does not send ".+" anywhere$/);
			expect(shown.description).toMatch(/^Publish a workflow with PAVE Trigger/);
			expect(shown.httpCode).toBe('404');
		},
	);

	test('getAll copes with an account that has none', async () => {
		await actions.vendor.configure({ emptyListAs: 'null' });
		expect(await actions.run('callback', 'getAll')).toEqual([]);
	});

	test("shows PAVE's refusal of an event and of a URL", async () => {
		await actions.vendor.configure({ refuseNoteInsert: true });
		const refused = await actions.failure('callback', 'create', {
			event: 'SESSION:NOTE_INSERT',
			url,
		});
		expect(refused.message).toBe('The selected event is invalid.');
		const bad = await actions.failure('callback', 'create', { event, url: 'crm.example.com' });
		expect(bad.message).toBe('URL is not a complete web address');
		const hidden = await actions.failure('callback', 'create', {
			event,
			url,
			additionalFields: { headers: { header: [{ name: 'X-Key', value: '********' }] } },
		});
		expect(hidden.message).toMatch(/value of X-Key is hidden/);
	});
});
