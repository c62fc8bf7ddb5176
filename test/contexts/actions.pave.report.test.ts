import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';

import { actions, executionsOf, usePaveActions } from '../support/paveActions';

usePaveActions();

const COMPLETE = 'SESSION:COMPLETE';
const finished = async (input = {}) => (await actions.vendor.playInspection(input)).sessionKey;
const htmlOf = (item: INodeExecutionData) =>
	Buffer.from(item.binary?.data.data ?? '', 'base64').toString();

describe('Get Report', () => {
	const report = async (sessionKey: string, options: INodeParameters = {}, more = {}) =>
		(await actions.run('session', 'getReport', { sessionKey, options, ...more }))[0];

	test('is one file with all its pictures, and without the contact', async () => {
		const sessionKey = await finished();
		const item = await report(sessionKey, { dealershipName: 'Example Motors' });
		expect(item.json).toMatchObject({
			session_key: sessionKey,
			ready: true,
			file_name: `report-${sessionKey}.html`,
			problems: [],
		});
		expect(item.binary?.data).toMatchObject({ mimeType: 'text/html', fileExtension: 'html' });
		const html = htmlOf(item);
		expect(html.match(/src="data:image\/jpeg;base64,/g)?.length).toBeGreaterThanOrEqual(18);
		expect(html).not.toMatch(/src="http|Alex Sample/);
		expect(html).toContain('Example Motors');
	});

	test('links the pictures, holds the contact and speaks another language, if that is wanted', async () => {
		const sessionKey = await finished();
		const html = htmlOf(
			await report(sessionKey, { photos: 'link', includeContact: true, language: 'fr' }),
		);
		expect(html).toContain('src="http');
		expect(html).not.toContain('data:image/jpeg');
		expect(html).toMatch(/Alex Sample/);
		expect(html).toContain('Rapport d’état');
	});

	test('names the pictures that could not be had', async () => {
		const sessionKey = await finished();
		await actions.vendor.configure({ photoFaults: { '8': 'missing' } });
		const item = await report(sessionKey, { logoUrl: 'ftp://example.com/logo.png' });
		expect(item.json.problems).toEqual([
			expect.stringContaining('logo.png: The photo has no web address'),
			expect.stringContaining('08.jpg'),
		]);
		expect(htmlOf(item)).toContain('Picture not available');
	});

	test('of an inspection that is not finished fails, or says so', async () => {
		const sessionKey = await finished({ stopAt: 'STARTED' });
		await expect(report(sessionKey)).rejects.toMatchObject({
			message: 'Session is not yet completed.',
		});
		const item = await report(sessionKey, {}, { failIfNotReady: false });
		expect(item.json).toMatchObject({ session_key: sessionKey, ready: false });
		expect(item.binary).toBeUndefined();
	});
});

describe('Attach Report', () => {
	const received = async (options: INodeParameters) =>
		await executionsOf({ events: [COMPLETE], options });

	test('adds the report as a file, beside the photos', async () => {
		const [{ outputs }] = await received({ attachReport: true, downloadPhotos: true });
		const [item] = outputs[0];
		expect(item.binary?.report).toMatchObject({ mimeType: 'text/html' });
		expect(item.binary?.Left).toMatchObject({ mimeType: 'image/jpeg' });
	});

	test('adds it to each damage, too', async () => {
		const [{ outputs }] = await received({ attachReport: true, itemPerDamage: true });
		expect(outputs[0]).toHaveLength(5);
		for (const { binary } of outputs[0]) expect(Object.keys(binary ?? {})).toEqual(['report']);
	});

	test('costs neither the event nor the report where pictures are missing', async () => {
		await actions.vendor.configure({ photoFaults: { '8': 'missing' } });
		const [{ outputs, hints }] = await received({ attachReport: true });
		expect(outputs[0][0].json).toHaveProperty('title');
		expect(outputs[0][0].binary).toHaveProperty('report');
		expect(hints.map(({ message }) => message).join()).toMatch(/Report: .*08\.jpg/);
	});
});

describe('Compare', () => {
	const compare = async (sessionKey: string, returnSessionKey: string, more = {}) =>
		(await actions.run('session', 'compare', { sessionKey, returnSessionKey, ...more })).map(
			({ json }) => json,
		);

	test('gives each finding with both photos', async () => {
		const [first, second] = [await finished({ create: CAR }), await finished({ create: CAR })];
		const findings = await compare(first, second);
		expect(findings.map(({ finding }) => finding)).toEqual(Array(5).fill('same'));
		expect(findings[0]).toMatchObject({
			ready: true,
			session_key: first,
			return_session_key: second,
			odometer_difference: 0,
			odometer_unit: 'km',
			photo_url_before: expect.stringContaining(first),
			photo_url_after: expect.stringContaining(second),
			warning: null,
		});
	});

	test('sums up what is new, and shows how its place looked before', async () => {
		const before = await finished({ create: CAR });
		await actions.vendor.changeSession({ sessionKey: before, changes: { damages: 2 } });
		const after = await finished({ create: CAR });
		const fresh = (await compare(before, after)).filter(({ finding }) => finding === 'new');
		expect(fresh).toHaveLength(3);
		for (const { photo_url_before: then, photo_url_after: now } of fresh) {
			expect(now).toContain(after);
			expect(then).toBe(String(now).replaceAll(after, before));
		}
		expect(await compare(before, after, { output: 'summary' })).toMatchObject([
			{
				new_count: 3,
				worse_count: 0,
				gone_count: 0,
				same_count: 2,
				summary: '3 new damages, 0 worse',
				new_damages: expect.stringMatching(/^.+\n.+\n.+$/),
				worse_damages: null,
			},
		]);
		const [first] = await compare(after, before);
		expect(first).toMatchObject({
			finding: 'gone',
			photo_url_after: expect.stringContaining(before),
		});
	});

	test('warns of another vehicle', async () => {
		const other = { vehicle: { vin: 'TESTVN00000000099' } };
		const [first, second] = [await finished({ create: CAR }), await finished({ create: other })];
		const [{ warning }] = await compare(first, second);
		expect(warning).toBe('The two inspections are of different vehicles.');
	});

	test('refuses one key twice, and names the inspection that is not finished', async () => {
		const first = await finished();
		await expect(compare(first, ` ${first} `)).rejects.toMatchObject({
			message: 'Session Key and Return Session Key are the same',
		});
		const open = await finished({ stopAt: 'STARTED' });
		await expect(compare(first, open)).rejects.toMatchObject({
			message: `${open}: Session is not yet completed.`,
		});
		expect(await compare(first, open, { failIfNotReady: false })).toEqual([
			{
				ready: false,
				session_key: first,
				return_session_key: open,
				message: `${open}: Session is not yet completed.`,
			},
		]);
	});
});

const CAR = { vehicle: { vin: 'TESTVN00000000017' } };
