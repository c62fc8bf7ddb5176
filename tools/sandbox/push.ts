import type { N8nHttp } from './http';

export interface PushMessage {
	type: string;
	data: { workflowId?: string; executionId?: string } & Record<string, unknown>;
}

/** An open editor, as far as n8n can tell: it receives what n8n pushes to the browser. */
export interface PushConnection {
	/** Sent as `push-ref` so that n8n knows where to report. */
	readonly ref: string;
	messages(): readonly PushMessage[];
	close(): void;
}

let count = 0;

/** Opens n8n's server-sent-events connection (the sandbox runs n8n with `N8N_PUSH_BACKEND=sse`). */
export async function openPush(http: N8nHttp): Promise<PushConnection> {
	const ref = `sandbox-${process.pid}-${++count}`;
	const stop = new AbortController();
	const response = await fetch(`${http.url}/rest/push?pushRef=${ref}`, {
		headers: { ...http.headers(), accept: 'text/event-stream' },
		signal: stop.signal,
	});
	if (!response.ok || !response.body) {
		throw new Error(`n8n refused the push connection: ${response.status} ${await response.text()}`);
	}
	const received: PushMessage[] = [];
	void read(response.body, received);
	return { ref, messages: () => received, close: () => stop.abort() };
}

async function read(body: ReadableStream<Uint8Array>, received: PushMessage[]): Promise<void> {
	const decoder = new TextDecoder();
	const reader = body.getReader();
	let pending = '';
	try {
		for (;;) {
			const { value, done } = await reader.read();
			if (done) return;
			pending += decoder.decode(value, { stream: true });
			const events = pending.split('\n\n');
			pending = events.pop() ?? '';
			for (const event of events) {
				if (event.startsWith('data: ')) received.push(JSON.parse(event.slice('data: '.length)));
			}
		}
	} catch {
		// Closed by us, or n8n was killed: there is nothing more to receive.
	}
}
