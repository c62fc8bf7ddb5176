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
