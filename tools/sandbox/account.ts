import type { N8nHttp } from './http';
import type { Json } from './types';
import { waitFor } from './wait';

/** What a user sees and saves outside of workflows: node types and credentials. */
export class N8nAccount {
	constructor(readonly http: N8nHttp) {}

	/**
	 * Every node type n8n has loaded, e.g. `n8n-nodes-base.webhook`. n8n 1.x writes the list after it is ready;
	 * a connection that n8n closes meanwhile is opened anew.
	 */
	async nodeTypes(): Promise<Array<{ name: string; displayName: string } & Json>> {
		const response = await waitFor('n8n to list its nodes', async () => {
			const answer = await fetch(`${this.http.url}/types/nodes.json`, {
				headers: { ...this.http.headers(), connection: 'close' },
			});
			return (answer.headers.get('content-type') ?? '').includes('json') && answer;
		});
		return await response.json();
	}

	async createCredential(
		type: string,
		name: string,
		data: Json,
	): Promise<{ id: string; name: string }> {
		const { id } = await this.http.request<{ id: string }>('POST', '/credentials', {
			type,
			name,
			data,
		});
		return { id, name };
	}

	async updateCredential(id: string, type: string, name: string, data: Json): Promise<void> {
		await this.http.request('PATCH', `/credentials/${id}`, { id, type, name, data });
	}

	/** The "Test connection" of a saved credential: `status` is `OK` or `Error`. */
	async testCredential(
		id: string,
		type: string,
		name: string,
	): Promise<{ status: 'OK' | 'Error'; message: string }> {
		const saved = await this.http.request<{ data: Json }>(
			'GET',
			`/credentials/${id}?includeData=true`,
		);
		return await this.http.request('POST', '/credentials/test', {
			credentials: { id, type, name, data: saved.data },
		});
	}
}
