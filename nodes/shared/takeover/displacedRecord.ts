import { isObject } from '../json';
import { hostOf } from '../trigger/addresses';
import type { Registration } from '../trigger/registration';
import type { Displaced, ExclusiveSlots, Secrets } from '../trigger/vendor';
import { decrypt, encrypt, keyFingerprint } from './encryption';

type Keys = Pick<Secrets, 'secret' | 'key'>;

/** Servers on the way refuse requests whose headers are longer than a few kilobytes. */
const LONGEST_HEADER = 4_000;

export const fitsHeader = (record: string) => record.length <= LONGEST_HEADER;

/**
 * Writes down whom our registration displaces: the host in the clear, everything else encrypted with a key from the
 * credential's secret, with a fingerprint of the API key it belongs to.
 */
export function encodeRecord({ secret, key }: Keys, { url, raw }: Registration): string {
	const host = Buffer.from(hostOf(url)).toString('base64url');
	return `${host}.${encrypt(secret, { former: raw, key: keyFingerprint(key) })}`;
}

/**
 * Reads what `encodeRecord` wrote. A record is about one slot of one API key: one that was copied elsewhere is none.
 *
 * @returns the host alone if it cannot be opened
 */
export function decodeRecord(
	exclusive: Pick<ExclusiveSlots, 'registrationOf'>,
	{ secret, key }: Keys,
	record: string,
	slot: string,
): Displaced | undefined {
	const [host, ...encrypted] = record.split('.');
	const opened = decrypt(secret, encrypted.join('.'));
	if (!isObject(opened) || !isObject(opened.former)) {
		return { lockedHost: Buffer.from(host, 'base64url').toString('utf8') };
	}
	const { former } = opened;
	const isOfHere =
		opened.key === keyFingerprint(key) && exclusive.registrationOf(former).slot === slot;
	return isOfHere ? { former } : undefined;
}
