import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';

import { runCommand } from './command';

/**
 * A registry on loopback that holds what is published to it, and nothing else. It is our own because verdaccio (6.10.4,
 * tried in November 2026) does not install from npm – it asks for a tag of node-fetch that is not there – and wants Node 22.
 */
export interface Registry {
	/** Publishes a tarball, or a folder with a package; answers npm's `dist.integrity` of it. */
	publish(tarballOrFolder: string): Promise<string>;
	/** A `PATH` in which `npm` knows this registry only, as n8n's npm knows npmjs.org. */
	searchPath(before: string): string;
	/** What was asked of it: `GET /name`. */
	requests(): readonly string[];
	close(): Promise<void>;
}

interface Version {
	name: string;
	version: string;
	dist: { integrity: string; shasum: string; tarball: string };
}

interface Publication {
	name: string;
	versions: Record<string, Version>;
	_attachments: Record<string, { data: string }>;
}

/**
 * Starts one. n8n lets only licensed users name another registry, and asks npmjs.org by way of its `npm`
 * where its own request finds nothing; so it is `npm` that is told of this one.
 */
export async function startRegistry(): Promise<Registry> {
	const packages = new Map<string, Record<string, Version>>();
	const tarballs = new Map<string, Buffer>();
	const requests: string[] = [];

	const store = (url: string, { name, versions, _attachments }: Publication) => {
		const [{ data }] = Object.values(_attachments);
		const content = Buffer.from(data, 'base64');
		const [published] = Object.values(versions);
		const file = `/${name}/-/${name}-${published.version}.tgz`;
		tarballs.set(file, content);
		const hash = (algorithm: string, encoding: 'hex' | 'base64') =>
			createHash(algorithm).update(content).digest(encoding);
		const integrity = `sha512-${hash('sha512', 'base64')}`;
		const dist = { integrity, shasum: hash('sha1', 'hex'), tarball: `${url}${file}` };
		packages.set(name, { ...packages.get(name), [published.version]: { ...published, dist } });
	};
	const answer = (asked: string): object | Buffer | undefined => {
		const versions = packages.get(asked.slice(1));
		if (versions === undefined) return tarballs.get(asked);
		const latest = Object.keys(versions).pop();
		return { name: asked.slice(1), 'dist-tags': { latest }, versions };
	};

	const respond = async (request: IncomingMessage, response: ServerResponse) => {
		const asked = decodeURIComponent((request.url ?? '/').split('?')[0]);
		requests.push(`${request.method} ${asked}`);
		if (request.method === 'PUT') store(url, JSON.parse(await bodyOf(request)) as Publication);
		const found = request.method === 'PUT' ? { ok: true } : answer(asked);
		response.statusCode = found === undefined ? 404 : 200;
		if (!Buffer.isBuffer(found)) response.setHeader('content-type', 'application/json');
		response.end(Buffer.isBuffer(found) ? found : JSON.stringify(found ?? { error: 'not found' }));
	};
	const server = createServer((request, response) => {
		respond(request, response).catch((error: Error) => response.destroy(error));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;

	const folder = await mkdtemp(path.join(os.tmpdir(), 'n8n-registry-'));
	const npm = (await runCommand('which', ['npm'], { cwd: folder })).trim();
	const settings = [
		`--registry=${url}`,
		`--cache=${path.join(folder, 'cache')}`,
		`--${url.slice('http:'.length)}/:_authToken=none`,
	];
	const program = path.join(folder, 'npm');
	await writeFile(program, `#!/bin/sh\nexec '${npm}' "$@" ${settings.join(' ')}\n`);
	await chmod(program, 0o755);

	return {
		publish: async (tarballOrFolder) => {
			await runCommand(program, ['publish', tarballOrFolder, '--ignore-scripts'], { cwd: folder });
			const newest = [...packages.values()].flatMap((versions) => Object.values(versions)).pop();
			if (newest === undefined) throw new Error(`npm did not publish ${tarballOrFolder}`);
			return newest.dist.integrity;
		},
		searchPath: (before) => `${folder}${path.delimiter}${before}`,
		requests: () => requests,
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
			await rm(folder, { recursive: true, force: true });
		},
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString();
}
