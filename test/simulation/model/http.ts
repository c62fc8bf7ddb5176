import type { IDataObject } from 'n8n-workflow';

/** One request on the simulated network. */
export interface SimRequest {
	method: string;
	url: string;
	headers: Record<string, string>;
	/** What goes over the wire; empty where there is no body. */
	text: string;
}

export interface SimAnswer {
	status: number;
	headers: Record<string, string>;
	text: string;
}

/** A connection that ended without a readable answer. */
export class LostConnection extends Error {
	constructor(
		readonly code: string,
		message = `${code} on the simulated network`,
	) {
		super(message);
	}
}

export const jsonAnswer = (status: number, body: unknown): SimAnswer => ({
	status,
	headers: { 'content-type': 'application/json' },
	text: JSON.stringify(body),
});

export const htmlAnswer = (status: number): SimAnswer => ({
	status,
	headers: { 'content-type': 'text/html' },
	text: '<!DOCTYPE html><html><body><h1>Welcome</h1></body></html>',
});

/** Header names in lower case, values as text, as they arrive at the other side. */
export function onTheWire(headers: IDataObject | undefined): Record<string, string> {
	return Object.fromEntries(
		Object.entries(headers ?? {})
			.filter(([, value]) => value !== undefined && value !== null)
			.map(([name, value]) => [name.toLowerCase(), String(value)]),
	);
}

/** Parsed where it is JSON, else the text: what n8n's HTTP client makes of a body. */
export function parsed(text: string): unknown {
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return text;
	}
}
