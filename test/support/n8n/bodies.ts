import { createRequire } from 'node:module';
import { parse as parseForm } from 'node:querystring';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { createGunzip, createInflate } from 'node:zlib';

import type { Request } from 'express';
import { mapValues } from 'lodash';
import { jsonParse, sanitizeXmlName } from 'n8n-workflow';

interface Xml2js {
	Parser: new (options: object) => { parseStringPromise(text: string): Promise<unknown> };
}

// Those that n8n itself uses.
const fromN8nCore = createRequire(require.resolve('n8n-core'));
const { parseIncomingMessage } = fromN8nCore('@n8n/backend-network') as {
	parseIncomingMessage(request: Request): void;
};
const { Parser } = fromN8nCore('xml2js') as Xml2js;

/** What n8n answers with 422. */
export class UnreadableBody extends Error {}

/**
 * Reads a request's body as n8n 2.41.1 does before it asks a trigger (`middlewares/body-parser.js`): `body` stays
 * undefined where n8n does not parse, and `rawBody` holds the bytes, unpacked.
 *
 * @throws UnreadableBody when the body is not what its content type says
 */
export async function readBody(request: Request): Promise<void> {
	parseIncomingMessage(request);
	const { contentType, encoding } = request;
	if (contentType === 'multipart/form-data') {
		request.body = await multipart(request);
	} else if (!contentType?.startsWith('multipart/')) {
		request.rawBody = await buffer(unpacked(request));
		try {
			const text = () => request.rawBody.toString(encoding);
			if (request.rawBody.length > 0) request.body = await parsed(contentType ?? '', text);
		} catch (error) {
			throw new UnreadableBody(String(error));
		}
	}
}

function unpacked(request: Request): Readable {
	const encoding = request.headers['content-encoding'];
	if (encoding === 'gzip') return request.pipe(createGunzip());
	if (encoding === 'deflate') return request.pipe(createInflate());
	return request;
}

async function parsed(type: string, text: () => string): Promise<unknown> {
	if (type === 'application/json') return jsonParse(withoutMark(text()));
	if (type.endsWith('/xml') || type.endsWith('+xml')) {
		const names = [sanitizeXmlName];
		const options = { async: true, normalize: true, normalizeTags: true, explicitArray: false };
		return await new Parser({
			...options,
			tagNameProcessors: names,
			attrNameProcessors: names,
		}).parseStringPromise(text());
	}
	if (type === 'application/x-www-form-urlencoded') {
		return parseForm(withoutMark(text()), undefined, undefined, { maxKeys: 1000 });
	}
	return type === 'text/plain' ? text() : undefined;
}

const withoutMark = (text: string) => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** A field that comes once is its value, one that comes several times a list. */
async function multipart(request: Request): Promise<Record<'data' | 'files', object>> {
	const headers = { 'content-type': String(request.headers['content-type']) };
	const form = await new Response(await buffer(request), { headers }).formData();
	const found: Record<'data' | 'files', Record<string, unknown[]>> = { data: {}, files: {} };
	form.forEach((value, name) => {
		const kind = typeof value === 'string' ? 'data' : 'files';
		(found[kind][name] ??= []).push(value);
	});
	const single = (values: unknown[]) => (values.length === 1 ? values[0] : values);
	return { data: mapValues(found.data, single), files: mapValues(found.files, single) };
}
