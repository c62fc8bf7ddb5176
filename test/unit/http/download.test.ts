import type { FastifyInstance } from 'fastify';

import { downloadPhotos, type DownloadOptions } from '../../../nodes/shared/http';
import { inContext, localServer } from './support';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4, 5, 6, 7, 8]);

let app: FastifyInstance;
let url: string;
let headersSeen: Array<Record<string, unknown>>;
let busy: number;

beforeAll(async () => {
	({ app, url } = await localServer((server) => {
		server.addHook('onRequest', async (request) => {
			headersSeen.push({ ...request.headers });
		});
		server.get('/photo.jpg', async (_, reply) => await reply.type('image/jpeg').send(JPEG));
		server.get(
			'/bare',
			async (_, reply) => await reply.type('application/octet-stream').send(JPEG),
		);
		server.get(
			'/text',
			async (_, reply) => await reply.type('application/octet-stream').send('hi'),
		);
		server.get('/page', async (_, reply) => await reply.type('text/html').send('<html>'));
		server.get('/drawing', async (_, reply) => await reply.type('image/svg+xml').send('<svg/>'));
		server.get('/gone', async (_, reply) => await reply.code(410).send());
		server.get('/moved', async (_, reply) => await reply.redirect('/photo.jpg', 302));
		server.get('/loop', async (_, reply) => await reply.redirect('/loop', 302));
		server.get('/inward', async (_, reply) => await reply.redirect('file:///etc/passwd', 302));
		server.get('/nowhere', async (_, reply) => await reply.redirect('http://[', 302));
		server.get('/busy', async (_, reply) =>
			busy-- > 0
				? await reply.code(503).header('retry-after', '0').send()
				: await reply.type('image/jpeg').send(JPEG),
		);
		server.get('/endless', (_, reply) => {
			reply.hijack();
			reply.raw.writeHead(200, { 'content-type': 'image/jpeg' });
			reply.raw.on('error', () => {});
			const more = () =>
				reply.raw.write(Buffer.alloc(64 * 1024), () => !reply.raw.destroyed && more());
			more();
		});
		server.get('/stuck', (_, reply) => {
			reply.hijack();
			reply.raw.writeHead(200, { 'content-type': 'image/jpeg' });
			reply.raw.write(JPEG);
		});
	}));
});
afterAll(async () => await app.close());
beforeEach(() => {
	headersSeen = [];
	busy = 0;
});

const download = async (paths: string[], options: Partial<DownloadOptions> = {}) =>
	await inContext(url).run(
		async (context) =>
			await downloadPhotos(
				context,
				paths.map((path, index) => ({
					url: /^\w+:/.test(path) ? path : `${url}${path}`,
					fileName: `photo_${index}`,
				})),
				{ allowPrivate: true, ...options },
			),
	);

const problem = async (path: string, options: Partial<DownloadOptions> = {}) => {
	const [result] = await download([path], options);
	return 'problem' in result ? result.problem : undefined;
};

test('gives binary data with name and type, in order, without any credential', async () => {
	const results = await download(['/photo.jpg', '/gone', '/bare', '/moved']);
	expect(results).toMatchObject([
		{ binary: { fileName: 'photo_0.jpg', mimeType: 'image/jpeg' } },
		{ problem: "The photo's server answered with HTTP status 410" },
		{ binary: { fileName: 'photo_2.jpg', mimeType: 'image/jpeg' } },
		{ binary: { fileName: 'photo_3.jpg' } },
	]);
	for (const headers of headersSeen) expect(headers).not.toHaveProperty('x-signature');
});

test.each(['/page', '/drawing', '/text'])('%s is not a picture', async (path) => {
	expect(await problem(path)).toBe('What was downloaded is not a picture');
});

test('repeats when the server is busy for a moment', async () => {
	busy = 2;
	expect(await problem('/busy')).toBeUndefined();
	expect(headersSeen).toHaveLength(3);
});

test('drops what is too large instead of reading it', async () => {
	expect(await problem('/endless', { maxBytes: 100_000 })).toBe('The photo is too large');
	expect(await problem('/photo.jpg', { maxBytes: 5 })).toBe('The photo is too large');
});

test('gives up what takes too long', async () => {
	expect(await problem('/stuck', { timeoutMs: 200 })).toBe('The download took too long');
});

test('takes no more photos than agreed', async () => {
	const results = await download(['/photo.jpg', '/photo.jpg'], { maxPhotos: 1 });
	expect(results[1]).toMatchObject({ problem: 'Not downloaded: there are more than 1 photos' });
	expect(headersSeen).toHaveLength(1);
});

test.each(['/loop', '/nowhere'])('%s: ends', async (path) => {
	expect(await problem(path)).toMatch(/leads nowhere/);
});

describe('when the vendor is on the public internet', () => {
	const options = { allowPrivate: false };

	test.each([
		['http://example.com/a.jpg', /not encrypted/],
		['https://127.0.0.1/a.jpg', /not on the public internet/],
		['https://2130706433/a.jpg', /not on the public internet/],
		['https://[::ffff:10.0.0.1]/a.jpg', /not on the public internet/],
		['https://metadata.internal/a.jpg', /not on the public internet/],
		['file:///etc/passwd', /no web address/],
		['data:image/png;base64,AAAA', /no web address/],
	])('%s is not asked at all', async (address, reason) => {
		expect(await problem(address, options)).toMatch(reason);
		expect(headersSeen).toHaveLength(0);
	});
});

test('checks where a redirect leads before it goes there', async () => {
	expect(await problem('/inward')).toBe('The photo has no web address');
});

test('an unreachable server is a problem, not an exception', async () => {
	expect(await problem('http://127.0.0.1:9/a.jpg', { timeoutMs: 300 })).toMatch(
		/took too long|ECONNREFUSED/,
	);
});
