import { trimEnd } from 'lodash';

/** Names that never lead out of the house, whatever a DNS server says. */
const PRIVATE_SUFFIXES = [
	'.localhost',
	'.local',
	'.localdomain',
	'.internal',
	'.intranet',
	'.lan',
	'.home',
	'.corp',
	'.home.arpa',
	'.test',
	'.invalid',
];

/** `[network, prefix length]` of IPv4 space that is not the public internet (RFC 6890 and successors). */
const PRIVATE_V4: ReadonlyArray<readonly [string, number]> = [
	['0.0.0.0', 8],
	['10.0.0.0', 8],
	['100.64.0.0', 10],
	['127.0.0.0', 8],
	['169.254.0.0', 16],
	['172.16.0.0', 12],
	['192.0.0.0', 24],
	['192.0.2.0', 24],
	['192.168.0.0', 16],
	['198.18.0.0', 15],
	['198.51.100.0', 24],
	['203.0.113.0', 24],
	['224.0.0.0', 3],
];

/**
 * Whether a host name or literal address is certainly not on the public internet. Understands every
 * spelling of an address that URLs allow (decimal, octal, hex, short, IPv6 with an IPv4 inside).
 * A public-looking name may still resolve to a private address: only n8n's own egress filter sees that.
 */
export function isPrivateHost(hostname: string): boolean {
	const host = canonicalHost(hostname);
	if (host === undefined || host === '') return true;
	if (host.startsWith('[')) return isPrivateV6(host.slice(1, -1));
	if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateV4(v4ToNumber(host));
	// A name without a dot is found only inside the local network.
	if (!host.includes('.')) return true;
	return PRIVATE_SUFFIXES.some((suffix) => host.endsWith(suffix));
}

/** {@link isPrivateHost} of a URL's host; what is not a web address at all counts as private. */
export function isPrivateUrl(url: string): boolean {
	try {
		const { protocol, hostname } = new URL(url);
		return !/^https?:$/.test(protocol) || isPrivateHost(hostname);
	} catch {
		return true;
	}
}

/** The URL parser knows all the spellings of an address, so it does the normalising. */
function canonicalHost(hostname: string): string | undefined {
	const trimmed = hostname.trim();
	const bare = !trimmed.startsWith('[') && trimmed.split(':').length > 2;
	try {
		const { hostname: host } = new URL(`http://${bare ? `[${trimmed}]` : trimmed}/`);
		return trimEnd(host.toLowerCase(), '.');
	} catch {
		return undefined;
	}
}

function v4ToNumber(address: string): number {
	return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function isPrivateV4(address: number): boolean {
	return PRIVATE_V4.some(([network, prefix]) => {
		const size = 2 ** (32 - prefix);
		return Math.floor(address / size) === Math.floor(v4ToNumber(network) / size);
	});
}

/** Only 2000::/3 is global unicast; inside it, a few ranges lead back to IPv4 or nowhere. */
function isPrivateV6(address: string): boolean {
	const groups = v6Groups(address);
	const [first, second] = groups;
	const embedded = (high: number, low: number) => isPrivateV4(high * 65536 + low);
	const zeros = groups.slice(0, 5).every((group) => group === 0);
	if (zeros && groups[5] === 0xffff) return embedded(groups[6], groups[7]);
	if (first === 0x64 && second === 0xff9b && groups.slice(2, 6).every((group) => group === 0)) {
		return embedded(groups[6], groups[7]);
	}
	if (first === 0x2002) return embedded(second, groups[2]);
	if (first === 0x2001 && (second < 0x200 || second === 0xdb8)) return true;
	if (first === 0x3fff && second < 0x1000) return true;
	return first < 0x2000 || first > 0x3fff;
}

/** Eight numbers; the URL parser has already turned an embedded IPv4 into hex. */
function v6Groups(address: string): number[] {
	const [head, tail] = address.split('::');
	const parse = (part: string | undefined) =>
		(part ?? '') === '' ? [] : (part as string).split(':').map((group) => parseInt(group, 16));
	const left = parse(head);
	const right = parse(tail);
	if (tail === undefined) return left;
	return [...left, ...Array<number>(8 - left.length - right.length).fill(0), ...right];
}
