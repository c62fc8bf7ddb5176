import type { IDataObject } from 'n8n-workflow';

import { autoGrabEvents } from '../../../nodes/AutoGrab/events';
import { paveEvents } from '../../../nodes/Pave/events';
import { presentEvent, type PresentOptions } from '../../../nodes/shared/events';
import { fixture } from './fixtures';

const complete = (session: IDataObject, rest: IDataObject = {}): IDataObject => ({
	event: 'SESSION:COMPLETE',
	session: { session_key: 'DMO-1', ...session },
	...rest,
});

async function recordOf(
	body: IDataObject,
	options: Partial<PresentOptions> = {},
): Promise<IDataObject> {
	const catalogue = 'session' in body || 'session_key' in body ? paveEvents : autoGrabEvents;
	return (await presentEvent(catalogue, body, { simplify: true, ...options })).json;
}

describe('an inspection as CRMs take it', () => {
	test.each<[IDataObject, IDataObject]>([
		[{}, { title: 'Inspection DMO-1', contact_label: 'Customer of DMO-1' }],
		[
			{ vehicle: { vrm: 'ABC 123' }, options: { sms: { to: '647-555-0143' } } },
			{ title: 'Inspection ABC 123', contact_label: '647-555-0143', contact_last_name: null },
		],
		[
			{ vehicle: { year: '2021', make: 'Kia' }, options: { sms: { to_name: 'Sam van Dyk' } } },
			{
				title: 'Inspection 2021 Kia, DMO-1',
				contact_label: 'Sam van Dyk',
				contact_first_name: null,
			},
		],
		[{ vehicle: { year: 'N/A', make: 'Kia' } }, { title: 'Inspection Kia, DMO-1' }],
		[
			{ options: { contact: { first_name: 'Alex' }, sms: { to_name: 'Somebody Else' } } },
			{ contact_label: 'Alex', contact_first_name: null, contact_last_name: 'Alex' },
		],
		[
			{ vehicle: { model: 'x'.repeat(300) }, options: { contact: { last_name: 'y'.repeat(300) } } },
			{ title: `Inspection ${'x'.repeat(108)}…`, contact_label: `${'y'.repeat(79)}…` },
		],
	])('of %j says %j', async (session, expected) => {
		expect(await recordOf(complete(session))).toMatchObject(expected);
	});

	test('never lacks what CRMs insist on, whatever the vendor leaves out', async () => {
		const record = await recordOf(complete({ vehicle: null, options: [], photos: 'x' }));
		for (const field of ['title', 'summary', 'note_text', 'note_html', 'contact_label']) {
			expect(record[field]).toEqual(expect.stringContaining('DMO-1'));
		}
	});

	test.each<[string, IDataObject, string]>([
		['no damages', { inspection: { detected_damages: [] } }, 'Inspection DMO-1, no damages'],
		['one without a grade', { inspection: { total_damages: 1 } }, 'Inspection DMO-1, 1 damage'],
		[
			'miles',
			{ vehicle: { odom_reading: '12,000', odom_unit: 'MILES' } },
			'Inspection DMO-1, 12,000 miles',
		],
		['no unit', { vehicle: { odom_reading: 7 } }, 'Inspection DMO-1, 7'],
	])('is summed up with %s', async (_, session, summary) => {
		expect(await recordOf(complete(session))).toMatchObject({ summary });
	});

	test('has its number in E.164 only by the country that was chosen', async () => {
		const body = complete({ options: { sms: { to: '0412 345 678' } } });
		const numbers = ['AU', 'US', ''].map(
			async (country) => (await recordOf(body, { country })).contact_phone_e164,
		);
		expect(await Promise.all(numbers)).toEqual(['+61412345678', null, null]);
		const typed = complete({ options: { sms: { to: '+61 412 345 678' } } });
		expect(await recordOf(typed)).toMatchObject({ contact_phone_e164: '+61412345678' });
	});

	test.each<[string, IDataObject, string | null]>([
		['the contact', { contact: { email: 'a@example.com' } }, 'a@example.com'],
		['your reference', { reference: { 'Customer E-mail': ' a@example.com ' } }, 'a@example.com'],
		['an account of the dealer', { reference: { salesperson_email: 'b@example.com' } }, null],
		['what is no address', { contact: { email: 'call him' } }, null],
	])('takes an e-mail address from %s', async (_, options, expected) => {
		expect(await recordOf(complete({ options }))).toMatchObject({ contact_email: expected });
	});

	test('recognises a link to the report by its address, wherever it is', async () => {
		const body = fixture('pave/inferred-session-results-links.json');
		const report = 'https://reports.paveapi.com/api/report/12345?token=example-token';
		expect(await recordOf(body)).toMatchObject({ report_url: report });
		const page = 'https://dashboard.paveapi.com/park/DMO-1?l=en';
		expect(await recordOf(complete({}, { links: [{ page }] }))).toMatchObject({ report_url: page });
		for (const link of [
			`http${report.slice(5)}`,
			'https://reports.paveapi.com.evil.example/x',
			`see ${report}`,
			`${report} and more`,
		]) {
			expect(await recordOf(complete({ link }))).toMatchObject({ report_url: null });
		}
	});

	test.each<[string, IDataObject[], string | null]>([
		[
			'from the front left',
			[
				{ photo_label: 'Left', url: 'l' },
				{ photo_code: 10, url: 'fl' },
			],
			'fl',
		],
		[
			'the front',
			[
				{ photo_label: 'Left', url: 'l' },
				{ photo_label: 'Front', url: 'f' },
			],
			'f',
		],
		[
			'the left',
			[
				{ photo_label: 'VIN', url: 'v' },
				{ photo_label: 'Left', url: 'l' },
			],
			'l',
		],
		['whatever comes first', [{ photo_label: 'Tires', url: 't' }, { url: 'x' }], 't'],
		['nothing', [], null],
	])('has as cover %s', async (_, photos, expected) => {
		expect(await recordOf(complete({ photos }))).toMatchObject({ cover_photo_url: expected });
	});

	test('gives every list and object as text, too, and no text holds what is none', async () => {
		const record = await recordOf(
			complete({
				options: { reference: { list: ['a', { b: 1 }], none: null, deep: { c: [1] } } },
				photos: [{ url: 'https://cdn.example.com/1.jpg' }, { url: 7 }, { url: null }, null],
				inspection: { detected_damages: [{}, { component: 7 }, 'x'] },
				user_account: { first_name: null, last_name: {} },
			}),
		);
		expect(record.reference_text).toBe('list: a, {"b":1}\ndeep: {"c":[1]}');
		const texts = Object.values(record).filter((value) => typeof value === 'string');
		expect(texts.join('\n')).not.toMatch(/undefined|\[object|\bnull\b|NaN/);
	});

	test('escapes what others wrote', async () => {
		const record = await recordOf(
			complete({ options: { contact: { first_name: '<img src=x onerror=alert(1)>' } } }),
		);
		expect(record.note_html).toContain('Customer: &lt;img src=x onerror=alert(1)&gt;');
	});
});

describe('Only These Fields', () => {
	const body = fixture('pave/webhook-session-complete.json');

	test('gives these, in the order of the record', async () => {
		const fields = ['note_text', 'title', 'event_id'];
		const record = await recordOf(body, { fields });
		expect(Object.keys(record)).toEqual(['title', 'event_id', 'note_text']);
	});

	test('gives an event whole that has none of them', async () => {
		const status = fixture('pave/webhook-status-change-started.json');
		const record = await recordOf(status, { fields: ['note_text'] });
		expect(record).toEqual(await recordOf(status));
	});

	test('keeps custom attributes and what could not be read', async () => {
		const odd = { ...complete({ capture_duration: 'soon' }), branch: 'North' };
		const options = { fields: ['title'], ownAttributes: ['branch'] };
		expect(Object.keys(await recordOf(odd, options))).toEqual([
			'title',
			'custom_attributes',
			'_validation',
		]);
	});

	test('does not make a record of a body that does not say what it is about', async () => {
		const nameless = { event: 'SESSION:COMPLETE', session: {} };
		expect(await recordOf(nameless, { fields: ['title'] })).toMatchObject(nameless);
	});

	test('leaves out what the vendor adds to an event it passes on', async () => {
		const ping = { event: 'ping', data: { webhook_id: 'w', at: null, more: 1 } };
		expect(await recordOf(ping, { fields: ['webhook_id'] })).toEqual({ webhook_id: 'w' });
		expect(await recordOf(ping)).toMatchObject({ more: 1 });
	});
});
