import {
	NodeApiError,
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type IHttpRequestOptions,
	type INode,
	type INodeExecutionData,
	type IWebhookFunctions,
	type JsonObject,
	type WorkflowActivateMode,
	type WorkflowExecuteMode,
} from 'n8n-workflow';
import type { VirtualSignal } from './abort';
import { onTheWire, parsed, type SimAnswer, type SimRequest } from './http';
import type { Process } from './process';

/** What a context knows about where it is. */
export interface Place {
	process: Process;
	node: INode;
	workflow: { id: string; name: string; active: boolean };
	/** The workflow's static data; n8n decides whether and when it is saved. */
	staticData: IDataObject;
	mode: WorkflowExecuteMode;
	activation?: WorkflowActivateMode;
	webhookUrls: { production: string; test: string };
	isTest: boolean;
}

/** IHookFunctions, as far as a webhook trigger may use them. */
export function hookContext(place: Place): IHookFunctions {
	const { functions, parameter } = base(place);
	return {
		...functions,
		getNodeParameter: parameter,
		getActivationMode: () => place.activation ?? 'activate',
		getWebhookName: () => 'default',
	} as unknown as IHookFunctions;
}

/** What came back from `webhook()`. */
export interface Written {
	answer?: SimAnswer;
	/** To be called when the answer, with this status, has gone out. */
	close?: (status: number) => void;
}

/** IWebhookFunctions for one request; what the node writes to the response itself is put into `written`. */
export function webhookContext(
	place: Place,
	request: SimRequest,
	written: Written,
): IWebhookFunctions {
	const { functions, parameter } = base(place);
	let status = 200;
	const listeners: Array<() => void> = [];
	const respond = (body: unknown) => {
		written.answer = { status, headers: {}, text: JSON.stringify(body) };
	};
	const response = {
		status(code: number) {
			status = code;
			return response;
		},
		json: respond,
		send: respond,
		end: () => respond(''),
		setHeader: () => response,
		once(event: string, listener: () => void) {
			if (event === 'close') listeners.push(listener);
			return response;
		},
		writableFinished: false,
		statusCode: 200,
	};
	written.close = (final) => {
		Object.assign(response, { writableFinished: true, statusCode: final });
		listeners.forEach((listener) => listener());
	};
	const url = new URL(request.url);
	const query: Record<string, string | string[]> = {};
	for (const name of new Set(url.searchParams.keys())) {
		const values = url.searchParams.getAll(name);
		query[name] = values.length > 1 ? values : values[0];
	}
	const isJson = request.headers['content-type']?.startsWith('application/json') === true;
	let read: unknown;
	// n8n has read the body by now; reading it late saves time where the node refuses without looking.
	const body = () => (read ??= isJson && request.text !== '' ? parsed(request.text) : {});
	return {
		...functions,
		getNodeParameter: parameter,
		// In webhook(), n8n gives the production URL even while a test is listening.
		getNodeWebhookUrl: () => place.webhookUrls.production,
		getWebhookName: () => 'default',
		getHeaderData: () => request.headers,
		getQueryData: () => query,
		getParamsData: () => ({}),
		getBodyData: body,
		getRequestObject: () => ({
			rawBody: Buffer.from(request.text),
			headers: request.headers,
			get body() {
				return body();
			},
			query,
		}),
		getResponseObject: () => response,
	} as unknown as IWebhookFunctions;
}

/** IExecuteFunctions for the trigger node itself, or for an action node. */
export function executeContext(
	place: Place,
	items: INodeExecutionData[],
	hints: string[],
): IExecuteFunctions {
	const { functions, parameter } = base(place);
	const { process, node, workflow } = place;
	const key = `${workflow.id} ${node.id}`;
	return {
		...functions,
		getNodeParameter: (name: string, _item: number, fallback?: unknown) =>
			parameter(name, fallback),
		getInputData: () => items,
		getExecutionId: () => '1',
		// The one expression that is asked for: where this n8n is reached.
		evaluateExpression: () => new URL('/webhook-waiting/1', place.webhookUrls.production).href,
		getExecutionCancelSignal: () => undefined,
		addExecutionHints: (...given: Array<{ message: string }>) =>
			void hints.push(...given.map(({ message }) => message)),
		helpers: {
			...functions.helpers,
			checkProcessedAndRecord: async (
				ids: string[],
				_scope: string,
				options: { maxEntries?: number },
			) => await process.record(key, ids, options.maxEntries),
			removeProcessed: async (ids: string[]) => await process.forget(key, ids),
			returnJsonArray: (data: IDataObject | IDataObject[]) =>
				[data].flat().map((json) => ({ json })),
			constructExecutionMetaData: (data: INodeExecutionData[]) => data,
		},
	} as unknown as IExecuteFunctions;
}

function requestOf(options: IHttpRequestOptions): SimRequest {
	const base = options.baseURL
		? `${options.baseURL.replace(/\/+$/, '')}${options.url}`
		: options.url;
	const url = new URL(base);
	for (const [name, value] of Object.entries(options.qs ?? {})) {
		url.searchParams.set(name, String(value));
	}
	const { body } = options;
	const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
	const type: Record<string, string> =
		typeof body === 'object' ? { 'content-type': 'application/json' } : {};
	const headers = { ...type, ...onTheWire(options.headers) };
	return { method: options.method ?? 'GET', url: url.href, headers, text };
}

/** n8n's helper as its nodes see it: full answers on demand, an exception for a status that is not 2xx. */
async function httpRequest(process: Process, options: IHttpRequestOptions): Promise<unknown> {
	const { timeout } = options;
	// What the package gets for AbortSignal is the model's own.
	const signal = options.abortSignal as unknown as VirtualSignal | undefined;
	const { status, headers, text } = await process.send(requestOf(options), { timeout, signal });
	const body = options.encoding === 'stream' ? streamOf(text) : text === '' ? '' : parsed(text);
	if (status >= 400 && !options.ignoreHttpStatusErrors) {
		throw Object.assign(new Error(`Request failed with status code ${status}`), {
			code: status < 500 ? 'ERR_BAD_REQUEST' : 'ERR_BAD_RESPONSE',
			status,
			response: { status, data: body, headers },
		});
	}
	return options.returnFullResponse ? { statusCode: status, headers, body } : body;
}

/** A body that the package reads itself, piece by piece. */
const streamOf = (text: string) => ({
	async *[Symbol.asyncIterator]() {
		if (text !== '') yield Buffer.from(text);
	},
	destroy() {},
});

async function authenticated(place: Place, type: string, options: IHttpRequestOptions) {
	const { process, node } = place;
	const credential = await process.credential(type);
	const { authenticate } = process.classes.credentials[type];
	if (typeof authenticate !== 'function') throw new Error(`${type} does not authenticate`);
	try {
		return await httpRequest(process, await authenticate(credential, { ...options }));
	} catch (error) {
		throw new NodeApiError(node, error as JsonObject);
	}
}

function base(place: Place) {
	const { process, node, workflow, staticData, webhookUrls, mode } = place;
	const parameter = (name: string, fallback?: unknown): unknown => {
		const found = name
			.split('.')
			.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], node.parameters);
		return found ?? fallback;
	};
	const quiet = (...words: unknown[]) => void process.log.push(words.map(String).join(' '));
	return {
		parameter,
		functions: {
			getNode: () => structuredClone(node),
			getWorkflow: () => ({ ...workflow }),
			getInstanceId: () => process.instanceId,
			getMode: () => mode,
			getCredentials: async (type: string) => await process.credential(type),
			getWorkflowSettings: () => ({ executionOrder: 'v1' }),
			getTimezone: () => 'Australia/Melbourne',
			getWorkflowStaticData: (type: string) => {
				const key = type === 'global' ? 'global' : `node:${node.name}`;
				return (staticData[key] ??= {});
			},
			getNodeWebhookUrl: () => (place.isTest ? webhookUrls.test : webhookUrls.production),
			logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
			continueOnFail: () => false,
			helpers: {
				httpRequest: async (options: IHttpRequestOptions) => await httpRequest(process, options),
				httpRequestWithAuthentication: async (type: string, options: IHttpRequestOptions) =>
					await authenticated(place, type, options),
			},
		},
	};
}
