import fc from 'fast-check';

import { isPrivateHost, isPrivateUrl } from '../../../nodes/shared/http/addresses';

const PRIVATE = [
	...['localhost', 'LOCALHOST', 'localhost.', 'app.localhost', 'n8n', 'printer.local'],
	...['vault.internal', 'nas.lan', 'box.home.arpa'],
	...['127.0.0.1', '127.1', '127.0.0.1.', '2130706433', '0x7f000001', '0177.0.0.1', '0x7f.1'],
	...['0', '0.0.0.0', '10.1.2.3', '100.64.0.1', '100.127.255.255', '169.254.169.254'],
	...['172.16.0.1', '172.31.255.255', '192.168.1.1', '192.0.2.1', '198.18.0.1', '198.51.100.7'],
	...['203.0.113.9', '224.0.0.1', '255.255.255.255'],
	...['[::1]', '::1', '[::]', '[::ffff:127.0.0.1]', '::ffff:10.0.0.1', '[::ffff:a00:1]'],
	...['[::127.0.0.1]', '[64:ff9b::10.0.0.1]', '[2002:a00:1::]', '[2001:db8::1]', '[2001::1]'],
	...['[fc00::1]', '[fd12:3456::1]', '[fe80::1]', '[fec0::1]', '[ff02::1]', '[100::1]'],
	...['１２７.０.０.１', '127。0。0。1', '', ' ', 'not a host', 'exa mple.com', '[::1'],
];

const PUBLIC = [
	...['example.com', 'EXAMPLE.com.', 'openapi.paveapi.com', 'api.autograb.com.au'],
	...['localhost.example.com', '10.example.com', '127.0.0.1.nip.example.com', 'münchen.example'],
	...['8.8.8.8', '1.1.1.1', '100.63.255.255', '100.128.0.0', '172.15.255.255', '172.32.0.0'],
	...['192.167.255.255', '192.169.0.0', '134744072'],
	...['[2606:4700:4700::1111]', '2606:4700:4700::1111', '[::ffff:8.8.8.8]'],
	...['[64:ff9b::8.8.8.8]', '[2002:808:808::]'],
];

test.each(PRIVATE)('%j is not on the public internet', (host) => {
	expect(isPrivateHost(host)).toBe(true);
});

test.each(PUBLIC)('%j may be public', (host) => {
	expect(isPrivateHost(host)).toBe(false);
});

test.each(['ftp://example.com/', 'file:///etc/passwd', 'data:image/png;base64,', 'nonsense', ''])(
	'URL %j counts as private',
	(url) => expect(isPrivateUrl(url)).toBe(true),
);

test('sees through ports, paths and user names of a URL', () => {
	expect(isPrivateUrl('http://127.0.0.1:5678/webhook')).toBe(true);
	expect(isPrivateUrl('https://example.com@10.0.0.1/x')).toBe(true);
	expect(isPrivateUrl('https://10.0.0.1@example.com/x')).toBe(false);
	expect(isPrivateUrl('https://n8n.example.com:8443/webhook/1')).toBe(false);
});

/** Every way a URL may write the same IPv4 address. */
const spellings = ([a, b, c, d]: number[]) => [
	`${a}.${b}.${c}.${d}`,
	String(((a * 256 + b) * 256 + c) * 256 + d),
	`0x${(((a * 256 + b) * 256 + c) * 256 + d).toString(16)}`,
	`0${a.toString(8)}.0${b.toString(8)}.0${c.toString(8)}.0${d.toString(8)}`,
	`${a}.${(b * 256 + c) * 256 + d}`,
	`${a}.${b}.${c * 256 + d}`,
	`[::ffff:${a}.${b}.${c}.${d}]`,
	`[64:ff9b::${a}.${b}.${c}.${d}]`,
	`[2002:${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}::1]`,
];

const byte = fc.integer({ min: 0, max: 255 });

test('all spellings of an address are judged alike', () => {
	fc.assert(
		fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
			const verdicts = spellings(bytes).map(isPrivateHost);
			expect(new Set(verdicts).size).toBe(1);
		}),
	);
});

test('every address of the private ranges is private', () => {
	const inside = fc.oneof(
		fc.tuple(fc.constantFrom(0, 10, 127), byte, byte, byte),
		fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), byte, byte),
		fc.tuple(fc.constant(192), fc.constant(168), byte, byte),
		fc.tuple(fc.constant(169), fc.constant(254), byte, byte),
		fc.tuple(fc.constant(100), fc.integer({ min: 64, max: 127 }), byte, byte),
		fc.tuple(fc.integer({ min: 224, max: 255 }), byte, byte, byte),
	);
	fc.assert(
		fc.property(inside, (bytes) => {
			for (const host of spellings(bytes)) expect(isPrivateHost(host)).toBe(true);
		}),
	);
});

test('never throws, whatever it is given', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			expect(typeof isPrivateHost(text)).toBe('boolean');
			expect(typeof isPrivateUrl(text)).toBe('boolean');
		}),
	);
});
