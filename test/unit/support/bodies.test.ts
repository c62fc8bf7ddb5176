import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { send } from '../../support/n8n/send';
import { WebhookServer } from '../../support/n8n/webhookServer';

// What test/n8n/listeningAssumptions.test.ts and n8n 2.41.1's own code say of bodies.
let server: WebhookServer;
let seen: Array<{ body: unknown; raw: string | undefined }> = [];

beforeAll(async () => {
	server = await WebhookServer.start();
	server.register('/webhook/a', async (request, response) => {
		const raw = request.rawBody as Buffer | undefined;
		seen.push({ body: request.body as unknown, raw: raw?.toString() });
		response.json({});
	});
});
afterAll(async () => await server.close());
beforeEach(() => (seen = []));

async function given(type: string, rawBody: string | Buffer, encoding?: string) {
	const headers = { 'content-type': type, ...(encoding && { 'content-encoding': encoding }) };
	const { status } = await send(`${server.origin}/webhook/a`, { rawBody, headers });
	return { status, body: seen[0]?.body, raw: seen[0]?.raw };
}

const JSON_TEXT = '{"event":"ping"}';
const form = [
	'--x\r\nContent-Disposition: form-data; name="event"\r\n\r\nping\r\n',
	'--x\r\nContent-Disposition: form-data; name="tag"\r\n\r\na\r\n',
	'--x\r\nContent-Disposition: form-data; name="tag"\r\n\r\nb\r\n--x--\r\n',
].join('');

test.each([
	['JSON', 'application/json', JSON_TEXT, { event: 'ping' }],
	[
		'JSON in capitals, with a charset',
		'Application/JSON; charset=UTF-8',
		JSON_TEXT,
		{ event: 'ping' },
	],
	['JSON behind a byte order mark', 'application/json', `\uFEFF${JSON_TEXT}`, { event: 'ping' }],
	['JSON of another kind', 'application/vnd.ag+json', JSON_TEXT, undefined],
	['bytes', 'application/octet-stream', JSON_TEXT, undefined],
	['nothing', 'application/json', '', undefined],
	['text', 'text/plain', JSON_TEXT, JSON_TEXT],
	['text behind a byte order mark', 'text/plain', `\uFEFF${JSON_TEXT}`, `\uFEFF${JSON_TEXT}`],
	[
		'a form',
		'application/x-www-form-urlencoded',
		'event=ping&tag=a&tag=b',
		{ event: 'ping', tag: ['a', 'b'] },
	],
	[
		'JSON that says it is a form',
		'application/x-www-form-urlencoded',
		JSON_TEXT,
		{ [JSON_TEXT]: '' },
	],
	['XML', 'text/xml', '<a><b>1</b></a>', { a: { b: '1' } }],
	[
		'a form in parts',
		'multipart/form-data; boundary=x',
		form,
		{ data: { event: 'ping', tag: ['a', 'b'] }, files: {} },
	],
])('%s is read as n8n reads it', async (_what, type, text, body) => {
	expect(await given(type, text)).toMatchObject({ status: 200, body });
});

test('gzip and deflate are unpacked, the raw body as well', async () => {
	const read = { status: 200, body: { event: 'ping' }, raw: JSON_TEXT };
	expect(await given('application/json', gzipSync(JSON_TEXT), 'gzip')).toEqual(read);
	seen = [];
	expect(await given('application/json', deflateSync(JSON_TEXT), 'deflate')).toEqual(read);
});

test.each([
	['JSON that is cut', 'application/json', JSON_TEXT.slice(0, -3), undefined],
	['brotli', 'application/json', brotliCompressSync(JSON_TEXT), 'br'],
	['an unknown charset', 'application/json; charset=klingon', JSON_TEXT, undefined],
	['XML that is cut', 'text/xml', '<a><b>', undefined],
])('%s is answered by n8n, and the node not asked', async (_what, type, body, encoding) => {
	expect(await given(type, body, encoding)).toEqual({
		status: 422,
		body: undefined,
		raw: undefined,
	});
	expect(seen).toEqual([]);
});
