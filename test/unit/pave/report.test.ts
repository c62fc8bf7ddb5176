import type { IDataObject } from 'n8n-workflow';

import { PHOTO_LABELS } from '../../../nodes/Pave/events/photos';
import { reportHtml, reportPictures, type ReportLook } from '../../../nodes/Pave/report/html';
import { labelIn, REPORT_TEXTS } from '../../../nodes/Pave/report/texts';
import { fixture } from '../events/fixtures';

const LOOK: ReportLook = {
	language: 'en',
	dealershipName: 'Example Motors',
	includeContact: false,
	source: (url) => url,
};
const BODY = fixture('pave/webhook-session-complete.json');

test('shows vehicle, odometer, place, damages and photos', () => {
	const html = reportHtml(BODY, LOOK);
	for (const shown of [
		'2021 Toyota COROLLA LE Auto',
		'48,210 km',
		'100 Example Street',
		'2024-03-11 15:18',
		'Front left wheel: curb rash, minor',
		'Grade 1<br>Repair: Refinish',
		'<strong>Front left</strong>',
		'Example Motors',
	]) {
		expect(html).toContain(shown);
	}
	expect(html.match(/<figure>/g)).toHaveLength(5 + 13);
});

test('holds no personal data, unless that is wanted', () => {
	const personal = /Alex|Sample|647-555|robin@example|Robin|exampleaccount/;
	expect(reportHtml(BODY, LOOK)).not.toMatch(personal);
	expect(reportHtml(BODY, { ...LOOK, includeContact: true })).toMatch(/Alex Sample.*647-555-0143/);
});

test('shows as text whatever somebody wrote, and runs and loads nothing', () => {
	const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
	const session: IDataObject = {
		session_key: evil,
		vehicle: { vin: evil, make: evil, vrm: evil, odom_reading: 1, odom_unit: evil },
		options: { contact: { first_name: evil, last_name: evil }, sms: { to: evil } },
		inspect_ended_at: evil,
		location: evil,
		photos: [
			{
				photo_label: evil,
				url: `https://cdn.example.com/${encodeURI('x')}?"onload="alert(1)`,
				created_at: evil,
			},
			{ url: 'javascript:alert(1)' },
			{ url: 'data:text/html,<script>alert(1)</script>' },
		],
		inspection: {
			detected_damages: [
				{
					component: evil,
					damage_name: evil,
					description: evil,
					repair_method: evil,
					photo: { url: evil },
				},
			],
		},
	};
	const look = { ...LOOK, dealershipName: evil, language: evil, logo: evil, includeContact: true };
	const html = reportHtml({ event: 'SESSION:COMPLETE', session }, look);
	const tags = new Set(
		[...html.matchAll(/<\/?([a-z0-9!]+)/gi)].map(([, tag]) => tag.toLowerCase()),
	);
	expect(
		[...tags].filter((tag) => ['script', 'iframe', 'object', 'form', 'svg'].includes(tag)),
	).toEqual([]);
	expect(html.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/i);
	expect(html).not.toMatch(/(src|href)="(javascript|data:text)/i);
	expect(html).toContain("default-src 'none'");
	expect(html).toContain('<html lang="en">');
});

test('says what is missing', () => {
	const bare = { session: { session_key: 'K' } };
	const html = reportHtml(bare, { ...LOOK, dealershipName: '' });
	expect(html).toContain('This inspection does not list damages.');
	expect(html).not.toMatch(/undefined|null|\[object/);
	const none = { session: { inspection: { detected_damages: [] } } };
	expect(reportHtml(none, LOOK)).toContain('No damages were found.');
	expect(reportHtml(BODY, { ...LOOK, source: () => undefined })).toContain('Picture not available');
});

test('lists each picture once', () => {
	const pictures = reportPictures(BODY);
	expect(new Set(pictures).size).toBe(pictures.length);
	expect(pictures.length).toBeGreaterThan(13);
});

describe.each(Object.keys(REPORT_TEXTS))('in %s', (language) => {
	const texts = REPORT_TEXTS[language];

	test('every word and every label is there', () => {
		expect(Object.keys(texts)).toEqual(Object.keys(REPORT_TEXTS.en));
		expect(texts.labels.split(', ')).toHaveLength(PHOTO_LABELS.length);
		expect(Object.values(texts).every((text) => text.trim() !== '')).toBe(true);
		expect(reportHtml(BODY, { ...LOOK, language })).toContain(`<html lang="${language}">`);
	});

	test('a label of nobody stays as it is', () => {
		expect(labelIn(texts, 'Roof_Box')).toBe('Roof Box');
	});
});
