import { createRequire } from 'node:module';
import path from 'node:path';
import type { EventEmitter } from 'node:events';

import { type Workflow, ensureN8n, waitFor } from '../../../tools/sandbox';
import type { Stage } from './stage';

/** What n8n's chat shows: a text, or a question with buttons. */
export interface Said {
	text: string;
	buttons: Array<{ text: string; link: string }>;
}

/** A conversation in the public chat page of a published workflow, as its page in a browser has it. */
export interface Conversation {
	/** The next thing that the workflow says. */
	said(): Promise<Said>;
	close(): void;
}

type Socket = EventEmitter & { send(text: string): void; close(): void };

/**
 * Says something in a new chat.
 *
 * @param login of the chat: `user:password`
 */
export async function openChat(
	{ n8n, client }: Stage,
	{ nodes }: Pick<Workflow, 'nodes'>,
	chatInput: string,
	login: string,
): Promise<Conversation> {
	const trigger = nodes.find(({ type }) => type.endsWith('.chatTrigger'));
	const sessionId = `chat-${trigger?.webhookId}`;
	const response = await fetch(`${n8n.url}/webhook/${trigger?.webhookId}/chat`, {
		method: 'POST',
		headers: {
			'content-type': 'application/json',
			authorization: `Basic ${Buffer.from(login).toString('base64')}`,
		},
		body: JSON.stringify({ action: 'sendMessage', sessionId, chatInput }),
	});
	if (!response.ok) throw new Error(`The chat answered ${response.status}`);
	const started = (await response.json()) as { executionId: string; resumeToken?: string };
	const query = new URLSearchParams({ sessionId, isPublic: 'true' });
	query.set('executionId', started.executionId);
	if (started.resumeToken) query.set('token', started.resumeToken);
	const { packageFolder } = await ensureN8n();
	const Client = createRequire(path.join(packageFolder, 'package.json'))('ws') as new (
		url: string,
	) => Socket;
	const socket = new Client(`${n8n.url.replace(/^http/, 'ws')}/chat?${query.toString()}`);
	const waiting: Said[] = [];
	let broken: Error | undefined;
	socket.on('error', (error: Error) => (broken = error));
	// n8n hangs up on who waits for a workflow that has failed.
	socket.on('close', () => (broken ??= new Error('The chat is over')));
	socket.on('message', (data: Buffer) => {
		const message = data.toString();
		if (message === 'n8n|heartbeat') socket.send('n8n|heartbeat-ack');
		else if (!message.startsWith('n8n|')) waiting.push(read(message));
	});
	return {
		said: async () =>
			await waitFor(
				'the chat to say something',
				async () => {
					const next = waiting.shift();
					if (next || !broken) return next;
					const { status, error } = await client().execution(started.executionId);
					throw new Error(`${broken.message}: ${status}, ${error?.message ?? 'no error'}`);
				},
				{ timeoutMs: 60_000 },
			),
		close: () => socket.close(),
	};
}

function read(message: string): Said {
	if (!message.startsWith('{')) return { text: message, buttons: [] };
	const { text, buttons = [] } = JSON.parse(message) as Partial<Said>;
	return { text: text ?? message, buttons };
}
