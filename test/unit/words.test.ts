import {
	counted,
	dayOf,
	emailIn,
	escapeHtml,
	fittingLines,
	grouped,
	LONGEST_NOTE,
	named,
	noteHtml,
	noteText,
	objectLines,
	oneLine,
} from '../../nodes/shared/words';

describe('notes', () => {
	const hostile = [
		{ text: '<script>alert(1)</script>' },
		{ label: 'Customer', text: 'Alex\n"O\'Neil" & Sons' },
		{ label: 'Nothing', text: null },
		{ label: 'Photo', url: 'https://cdn.example.com/a.jpg?x=1&y="' },
		{ label: 'Link', url: 'javascript:alert(1)' },
		{ text: 'Dent', url: 'https://cdn.example.com/d.jpg' },
	];

	test('are one fact per line, without what there is not', () => {
		expect(noteText(hostile).split('\n')).toEqual([
			'<script>alert(1)</script>',
			'Customer: Alex "O\'Neil" & Sons',
			'Photo: https://cdn.example.com/a.jpg?x=1&y="',
			'Link: javascript:alert(1)',
			'Dent https://cdn.example.com/d.jpg',
		]);
	});

	test('are escaped as HTML, and only web addresses become links', () => {
		expect(noteHtml(hostile).split('<br>')).toEqual([
			'&lt;script&gt;alert(1)&lt;/script&gt;',
			'Customer: Alex &quot;O&#39;Neil&quot; &amp; Sons',
			'<a href="https://cdn.example.com/a.jpg?x=1&amp;y=&quot;">Photo</a>',
			'Link javascript:alert(1)',
			'<a href="https://cdn.example.com/d.jpg">Dent</a>',
		]);
	});

	test('end with a whole line where there is too much', () => {
		const lines = Array.from({ length: 3000 }, (_, i) => ({ text: `Damage <${i}>` }));
		for (const note of [noteText(lines), noteHtml(lines)]) {
			expect(note.length).toBeLessThanOrEqual(LONGEST_NOTE);
			expect(note).toMatch(/Damage (<|&lt;)\d+(>|&gt;)(\n|<br>)…$/);
		}
	});
});

test.each([
	['short', 10, 'short'],
	['two\n lines', 20, 'two lines'],
	['0123456789', 10, '0123456789'],
	['0123456789x', 10, '012345678…'],
	['01234567😀xx', 10, '01234567…'],
])('oneLine(%j, %d) is %j', (text, most, expected) => {
	expect(oneLine(text, most)).toBe(expected);
});

test.each([
	[0, '0'],
	[999, '999'],
	[100945, '100,945'],
	[1234567.5, '1,234,567.5'],
	[-28450, '-28,450'],
])('grouped(%d) is %s', (value, expected) => {
	expect(grouped(value)).toBe(expected);
});

test('counted says none, one or more', () => {
	expect([0, 1, 1200].map((count) => counted(count, 'damage'))).toEqual([
		'no damages',
		'1 damage',
		'1,200 damages',
	]);
});

test.each([
	['2024-03-11T23:59:59-05:00', '2024-03-11'],
	['2024-03-11', '2024-03-11'],
	[' 2024-03-11 10:00', '2024-03-11'],
	['11/03/2024', null],
	['2024-03-111', null],
	['', null],
	[null, null],
])('the day of %j is %j', (stamp, expected) => {
	expect(dayOf(stamp)).toBe(expected);
});

test('objectLines has a line for whatever is filled, and no object or list', () => {
	const value = {
		a: 1,
		b: '',
		c: null,
		d: ['x', null, 'y'],
		e: { f: 1 },
		g: 'two\nlines',
		h: false,
	};
	expect(objectLines(value)).toBe('a: 1\nd: x, y\ne: {"f":1}\ng: two lines\nh: false');
	for (const other of [{}, { a: null }, [], null, 'x', undefined]) {
		expect(objectLines(other)).toBeNull();
	}
});

test('named finds a value whatever the spelling, by the order of the names', () => {
	const fields = { 'E-Mail': ' ', Email_Address: 'a@example.com', phone: 61400000001 };
	expect(named(fields, ['email', 'emailaddress'])).toBe('a@example.com');
	expect(named(fields, ['phone'])).toBe('61400000001');
	expect(named(fields, ['tostring', 'constructor'])).toBeNull();
	expect(named(null, ['email'])).toBeNull();
});

test.each(['a@example.com', ' first.last+tag@sub.example.co.nz '])('%j is an address', (text) => {
	expect(emailIn(text)).toBe(text.trim());
});

test.each(['', 'a@b', 'a b@example.com', 'a@example.com, b@example.com', 'Alex <a@example.com>'])(
	'%j is no address that a CRM takes',
	(text) => {
		expect(emailIn(text)).toBeNull();
	},
);

test('escapeHtml makes five signs harmless', () => {
	expect(escapeHtml(`<a href='x'>"&"</a>`)).toBe(
		'&lt;a href=&#39;x&#39;&gt;&quot;&amp;&quot;&lt;/a&gt;',
	);
});

test('fittingLines has none for nothing', () => {
	expect(fittingLines([])).toBeNull();
});
