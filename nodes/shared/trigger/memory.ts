import { createHash } from 'crypto';
import type { IDataObject } from 'n8n-workflow';
import { isObject } from '../json';
import { hostOf } from './addresses';
import type { Registration } from './registration';
import { keyFingerprint, seal, unseal } from './sealed';

/** The parts of a credential that tell who may read a memory. */
interface Keys {
	secret: string;
	key: string;
}

/** Whom a registration displaced, as it is read from the memory that travels with it. */
export interface Memory {
	/** Where the displaced registration leads; readable also for who has lost the secret. */
	host: string;
	/** The displaced registration as the vendor gave it; undefined where the memory cannot be opened. */
	former?: IDataObject;
}

/** Servers on the way refuse requests whose headers are longer than a few kilobytes. */
const LONGEST_HEADER = 4_000;

/** Whether a memory is short enough to travel as a header of a delivery. */
export function canTravel(memory: string): boolean {
	return memory.length <= LONGEST_HEADER;
}

const KEPT = 'kept';

/**
 * What travels in place of a memory that is too long: its host, and a name for the memory itself, which is kept in the
 * workflow's static data under this very text. So a registration always says that it displaced somebody, and whom.
 */
export function referenceTo(memory: string): string {
	const [host] = memory.split('.');
	return `${host}.${KEPT}.${createHash('sha256').update(memory).digest('hex').slice(0, 32)}`;
}

/** True for what `referenceTo` made. */
export function isReference(memory: string): boolean {
	return memory.split('.')[1] === KEPT;
}

/**
 * Writes down whom our registration displaces: the host in the clear, everything else encrypted with a key from the
 * credential's secret, with a fingerprint of the API key it belongs to. Only ASCII, so that it can travel as a header.
 */
export function remember({ secret, key }: Keys, { url, raw }: Registration): string {
	const host = Buffer.from(hostOf(url)).toString('base64url');
	return `${host}.${seal(secret, { former: raw, key: keyFingerprint(key) })}`;
}

/** Reads what `remember` wrote. Never throws. */
export function recall({ secret, key }: Keys, memory: string): Memory {
	const [host, ...sealed] = memory.split('.');
	const opened = unseal(secret, sealed.join('.'));
	const matches = isObject(opened) && opened.key === keyFingerprint(key);
	return {
		host: Buffer.from(host, 'base64url').toString('utf8'),
		...(matches && isObject(opened.former) ? { former: opened.former } : {}),
	};
}
