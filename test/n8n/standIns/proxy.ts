import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';

import { runCommand } from '../../../tools/sandbox/command';
import type { Answer, Request } from './account';

/** Every host that has a certificate; `*.` stands for one label. */
const HOSTS = [
	...['sheets.googleapis.com', 'www.googleapis.com', 'oauth2.googleapis.com', 'slack.com'],
	...['api.hubapi.com', 'www.zohoapis.com', 'accounts.zoho.com', 'login.salesforce.com'],
	...['api.airtable.com', 'graph.microsoft.com', 'login.microsoftonline.com', 'api.twilio.com'],
	...['*.my.salesforce.com', '*.crm.dynamics.com'],
];

export interface Proxy {
	/** For n8n: all its calls go through here, and it trusts the certificates made here. */
	env: Record<string, string>;
	/** Hosts that nobody stands in for, and that were asked for all the same. */
	strangers: string[];
	close(): Promise<void>;
}

/**
 * Stands between n8n and the internet, on 127.0.0.1: known hosts are answered here, by `answer`; others are refused and
 * noted. The certificates are made with OpenSSL for this run only.
 */
export async function startProxy(answer: (request: Request) => Answer): Promise<Proxy> {
	const folder = await mkdtemp(path.join(os.tmpdir(), 'stand-ins-'));
	const strangers: string[] = [];
	const secure = createHttpsServer(await certificate(folder), (incoming, response) => {
		void read(incoming).then((request) => {
			const { status, body, headers } = answer(request);
			response.writeHead(status, { 'content-type': 'application/json', ...headers });
			response.end(body === undefined ? '' : JSON.stringify(body));
		});
	});
	const proxy = createHttpServer((incoming, response) => {
		strangers.push(String(incoming.url));
		response.writeHead(502).end();
	});
	proxy.on('connect', (incoming, socket, head: Buffer) => {
		const host = String(incoming.url).replace(/:443$/, '');
		if (!isKnown(host)) {
			strangers.push(host);
			socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
			return;
		}
		socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
		if (head.length > 0) socket.unshift(head);
		secure.emit('connection', socket);
	});
	await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
	const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	const here = '127.0.0.1,localhost';
	return {
		env: {
			...both('https_proxy', url),
			...both('http_proxy', url),
			...both('no_proxy', here),
			NODE_EXTRA_CA_CERTS: path.join(folder, 'ca.pem'),
		},
		strangers,
		close: async () => {
			secure.closeAllConnections();
			proxy.closeAllConnections();
			await new Promise<void>((resolve) => proxy.close(() => resolve()));
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/** Lower case wins over upper case, so that a developer's own would. */
const both = (name: string, value: string) => ({ [name]: value, [name.toUpperCase()]: value });

function isKnown(host: string): boolean {
	return HOSTS.some((known) =>
		known.startsWith('*.')
			? host.endsWith(known.slice(1)) && !host.slice(0, 1 - known.length).includes('.')
			: host === known,
	);
}

async function certificate(folder: string): Promise<{ key: Buffer; cert: Buffer }> {
	const openssl = async (...args: string[]) => await runCommand('openssl', args, { cwd: folder });
	const names = HOSTS.map((host) => `DNS:${host}`).join(',');
	await writeFile(path.join(folder, 'names.txt'), `subjectAltName=${names}\n`);
	const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
	const ca = ['-days', '2', '-subj', '/CN=Stand-ins CA'];
	await openssl('req', '-x509', ...key, ...ca, '-keyout', 'ca.key', '-out', 'ca.pem');
	await openssl('req', ...key, '-subj', '/CN=Stand-ins', '-keyout', 'key.pem', '-out', 'csr.pem');
	const by = ['-CA', 'ca.pem', '-CAkey', 'ca.key', '-CAcreateserial', '-days', '2'];
	await openssl(
		'x509',
		'-req',
		'-in',
		'csr.pem',
		...by,
		'-extfile',
		'names.txt',
		'-out',
		'cert.pem',
	);
	const file = async (name: string) => await readFile(path.join(folder, name));
	return { key: await file('key.pem'), cert: await file('cert.pem') };
}

async function read(incoming: IncomingMessage): Promise<Request> {
	const chunks: Buffer[] = [];
	for await (const chunk of incoming) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString();
	const { pathname, searchParams } = new URL(incoming.url ?? '/', 'https://stand.in');
	const isForm = String(incoming.headers['content-type']).includes('x-www-form-urlencoded');
	return {
		method: String(incoming.method),
		host: String(incoming.headers.host).replace(/:443$/, ''),
		path: pathname,
		query: searchParams,
		authorization: incoming.headers.authorization ?? '',
		text: isForm ? decodeURIComponent(text.replaceAll('+', ' ')) : text,
		json: isForm ? Object.fromEntries(new URLSearchParams(text)) : parse(text),
	};
}

function parse(text: string): Record<string, unknown> {
	return text === '' ? {} : (JSON.parse(text) as Record<string, unknown>);
}
