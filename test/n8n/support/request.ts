import { Agent, request } from 'node:http';

export interface Answer {
	/** 0: the connection ended without an answer. */
	status: number;
	body: string;
	headers: Record<string, string | string[] | undefined>;
}

/** Sends HTTP requests exactly as given, repeated headers included, over connections that stay open. */
export class Requester {
	private readonly agent: Agent;

	/** @param atOnce connections at most; further requests wait for one */
	constructor(atOnce: number) {
		this.agent = new Agent({ keepAlive: true, maxSockets: atOnce });
	}

	/** Never throws: a connection that is refused, or cut, is an answer too. */
	async post(
		url: string,
		headers: Record<string, string | string[]>,
		body: string,
	): Promise<Answer> {
		const nothing: Answer = { status: 0, body: '', headers: {} };
		return await new Promise((resolve) => {
			const outgoing = request(url, { method: 'POST', headers, agent: this.agent }, (incoming) => {
				const chunks: Buffer[] = [];
				incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
				incoming.on('error', () => resolve(nothing));
				incoming.on('end', () =>
					resolve({
						status: incoming.statusCode ?? 0,
						body: Buffer.concat(chunks).toString(),
						headers: incoming.headers,
					}),
				);
			});
			outgoing.on('error', () => resolve(nothing));
			outgoing.end(body);
		});
	}

	close(): void {
		this.agent.destroy();
	}
}

/** Works through a list, so many at a time; answers in the order of the list. */
export async function inBatches<T, R>(
	list: readonly T[],
	atOnce: number,
	work: (one: T, index: number) => Promise<R>,
): Promise<R[]> {
	const results: R[] = [];
	let next = 0;
	const worker = async () => {
		while (next < list.length) {
			const index = next++;
			results[index] = await work(list[index], index);
		}
	};
	await Promise.all(Array.from({ length: atOnce }, worker));
	return results;
}
