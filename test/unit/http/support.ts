import fastify, { type FastifyInstance } from 'fastify';
import {
	NodeConnectionTypes,
	type ICredentialType,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import type { Service } from '../../../nodes/shared/http';
import { createN8nHarness } from '../../support/n8nContext';

export const SERVICE: Service = {
	name: 'Example',
	credential: 'exampleApi',
	isRefusal: (body) => typeof body === 'object' && body !== null && 'message' in body,
};

/** Counts how often n8n asked it to authenticate. */
class ExampleApi implements ICredentialType {
	name = 'exampleApi';

	displayName = 'Example API';

	properties = [{ displayName: 'URL', name: 'baseUrl', type: 'string' as const, default: '' }];

	authenticated = 0;

	authenticate: ICredentialType['authenticate'] = async (credentials, options) => {
		this.authenticated += 1;
		options.baseURL = String(credentials.baseUrl);
		options.headers = { ...options.headers, 'X-Signature': String(this.authenticated) };
		return options;
	};
}

class Probe implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Probe',
		name: 'probe',
		group: ['transform'],
		version: 1,
		description: '',
		defaults: { name: 'Probe' },
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [{ name: 'exampleApi', required: true }],
		properties: [],
	};

	execute: INodeType['execute'];

	constructor(work: (context: IExecuteFunctions) => Promise<INodeExecutionData[]>) {
		this.execute = async function () {
			return [await work(this)];
		};
	}
}

/** Runs `work` inside n8n-core's real ExecuteContext, with a credential that leads to `baseUrl`. */
export function inContext(baseUrl: string) {
	const credentialType = new ExampleApi();
	const harness = createN8nHarness({
		credentials: { exampleApi: { baseUrl } },
		credentialTypes: [credentialType],
	});
	return {
		credentialType,
		async run<T>(
			work: (context: IExecuteFunctions) => Promise<T>,
			signal?: AbortSignal,
		): Promise<T> {
			let result: { value: T } | undefined;
			const probe = new Probe(async (context) => {
				result = { value: await work(context) };
				return [{ json: {} }];
			});
			await harness.execute(probe, {}, [{ json: {} }], { signal });
			if (!result) throw new Error('The node did not run');
			return result.value;
		},
	};
}

/** A real server on loopback; `url` is known once it listens. */
export async function localServer(
	routes: (app: FastifyInstance) => void,
): Promise<{ app: FastifyInstance; url: string }> {
	const app = fastify({ forceCloseConnections: true });
	routes(app);
	const url = await app.listen({ host: '127.0.0.1', port: 0 });
	return { app, url };
}

interface Thrown {
	message: string;
	description?: string | null;
	httpCode?: string | null;
	error: unknown;
}

/** The texts and the code of what `work` throws. */
export async function thrownBy(work: Promise<unknown>): Promise<Thrown> {
	try {
		await work;
	} catch (error) {
		const { message, description, httpCode } = error as Thrown;
		return { message, description, httpCode, error };
	}
	throw new Error('Nothing was thrown');
}
