import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { N8nClient, WorkflowNode } from '../../../tools/sandbox';
import type { Target } from './burst';

interface Hook {
	id: number;
	url: string;
	secret: string;
}

/** As much of GitHub as n8n's GitHub Trigger needs to register its webhook. */
export class GitHub {
	private readonly hooks: Hook[] = [];

	private readonly server = createServer((request, response) => {
		void readJson(request).then((body) => {
			if (request.method === 'POST') {
				const { url, secret } = body.config as { url: string; secret: string };
				this.hooks.push({ id: this.hooks.length + 1, url, secret });
			}
			const known = { id: this.hooks.length, active: true, events: body.events ?? [] };
			response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(known));
		});
	});

	async start(): Promise<void> {
		await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
	}

	async close(): Promise<void> {
		this.server.closeAllConnections();
		await new Promise((resolve) => this.server.close(resolve));
	}

	/** Publishes GitHub Trigger → the given nodes, one after the other. */
	async publishedWorkflow(client: N8nClient, then: WorkflowNode[]): Promise<Target> {
		const { port } = this.server.address() as AddressInfo;
		const credential = await client.createCredential('githubApi', 'GitHub account', {
			server: `http://127.0.0.1:${port}`,
			user: 'octocat',
			accessToken: 'none-needed-here',
		});
		// As picked from the list: for the other modes n8n checks the value with a regular expression at
		// each execution, which fails on a busy machine.
		const name = (value: string) => ({ __rl: true, mode: 'list', value });
		const trigger: WorkflowNode = {
			name: 'GitHub Trigger',
			type: 'n8n-nodes-base.githubTrigger',
			typeVersion: 1,
			position: [0, 0],
			webhookId: randomUUID(),
			parameters: {
				owner: name('octocat'),
				repository: name('hello'),
				events: ['*'],
				options: {},
			},
			credentials: { githubApi: credential },
		};
		const nodes = [trigger, ...then];
		const { id } = await client.createWorkflow({
			name: nodes.map((node) => node.name).join(', '),
			nodes,
			connections: Object.fromEntries(
				nodes
					.slice(0, -1)
					.map((node, index) => [
						node.name,
						{ main: [[{ node: nodes[index + 1].name, type: 'main', index: 0 }]] },
					]),
			),
		});
		const publication = await client.publish(id);
		const hook = this.hooks.at(-1);
		if (publication.status !== 'published' || !hook) {
			throw new Error(`GitHub Trigger: ${publication.errors.join('; ')}`);
		}
		return {
			workflowId: id,
			url: hook.url,
			headers: (body) => ({
				'x-github-event': 'push',
				'x-hub-signature-256': `sha256=${createHmac('sha256', hook.secret).update(body).digest('hex')}`,
			}),
		};
	}
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) chunks.push(chunk as Buffer);
	const text = Buffer.concat(chunks).toString();
	return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
}
