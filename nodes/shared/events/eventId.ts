import { createHash } from 'node:crypto';
import type { IDataObject } from 'n8n-workflow';

import { canonicalJson } from './canonicalJson';

/**
 * An identity for a delivery, as vendors send none: the first 32 hex digits of the SHA-256 of the
 * body's canonical JSON, without the attributes we asked the vendor to add ourselves.
 *
 * The whole body, because every shorter recipe (key and status and second) merges different events.
 */
export function eventId(body: IDataObject, ownAttributes: readonly string[] = []): string {
	return createHash('sha256')
		.update(canonicalJson(less(body, ownAttributes)))
		.digest('hex')
		.slice(0, 32);
}

function less(body: IDataObject, names: readonly string[]): IDataObject {
	if (names.length === 0) return body;
	return Object.fromEntries(Object.entries(body).filter(([name]) => !names.includes(name)));
}
