import {
	type IDataObject,
	type IExecuteFunctions,
	type IHookFunctions,
	type IHttpRequestOptions,
	type INodeExecutionData,
	type IWebhookFunctions,
} from 'n8n-workflow';
import { parsed, type SimAnswer, type SimRequest } from './http';
import type { Place } from './place';
import { authenticated, httpRequest } from './requests';

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
		getWorkflowDataProxy: () => ({ $runIndex: 0 }),
		getExecutionId: () => place.executionId ?? '1',
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

/** What the node declares as defaults, of the fields that its resource and operation show. */
function defaultsOf({ process, node }: Place): IDataObject {
	const { properties } = process.classOf(node).description;
	const shown = properties.filter(({ displayOptions }) =>
		Object.entries(displayOptions?.show ?? {}).every(
			([name, values]) =>
				!['resource', 'operation'].includes(name) ||
				(values as unknown[]).includes(node.parameters[name]),
		),
	);
	return Object.fromEntries(shown.map((field) => [field.name, field.default as IDataObject]));
}

function base(place: Place) {
	const { process, node, workflow, staticData, webhookUrls, mode } = place;
	// n8n fills in what a node declares before it asks the node anything.
	const given = { ...defaultsOf(place), ...node.parameters };
	const parameter = (name: string, fallback?: unknown): unknown => {
		const found = name
			.split('.')
			.reduce<unknown>((value, key) => (value as IDataObject | undefined)?.[key], given);
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
			getCredentials: async (type: string) =>
				await process.credential(node.credentials?.[type]?.id ?? '-', type),
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
