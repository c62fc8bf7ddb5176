import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

import type { CrmRecord } from '../../simulator/console';
import { crmPage } from './crmPage';

export interface CrmReceiver {
	/** e.g. `http://127.0.0.1:41234`, no trailing slash; opened in a browser it lists what arrived. */
	url: string;
	records(path?: string): CrmRecord[];
	/** From now on answers with this status; 200 to be well again. */
	answerWith(status: number): void;
	close(): Promise<void>;
}

/**
 * A small stand-in for a CRM: accepts JSON on any path, answers with the new record's id as CRMs do, and shows what
 * arrived. Loopback only.
 */
export async function startCrm(port = 0): Promise<CrmReceiver> {
	const records: CrmRecord[] = [];
	let status = 200;
	const server = createServer((request, response) => {
		const path = (request.url ?? '/').split('?')[0];
		if (request.method === 'GET') {
			const json = path === '/records';
			response.setHeader('content-type', json ? 'application/json' : 'text/html; charset=utf-8');
			response.end(json ? JSON.stringify(records) : crmPage(records));
			return;
		}
		const chunks: Buffer[] = [];
		request.on('data', (chunk: Buffer) => chunks.push(chunk));
		request.on('end', () => {
			const text = Buffer.concat(chunks).toString();
			const id = randomUUID();
			if (status < 300) records.push({ id, at: new Date().toISOString(), path, body: parse(text) });
			response.statusCode = status;
			response.setHeader('content-type', 'application/json');
			response.end(JSON.stringify(status < 300 ? { ok: true, id } : { message: 'CRM is closed' }));
		});
	});
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', resolve);
	});
	const address = server.address();
	const chosen = typeof address === 'object' && address ? address.port : port;
	return {
		url: `http://127.0.0.1:${chosen}`,
		records: (path) => records.filter((record) => path === undefined || record.path === path),
		answerWith: (answer) => {
			status = answer;
		},
		close: async () => {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

function parse(text: string): Record<string, unknown> {
	try {
		return JSON.parse(text);
	} catch {
		return { text };
	}
}
