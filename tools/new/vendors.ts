import type { Endpoint } from './endpoint';

/** Where a vendor's things are, and how its own code says the same thing. */
export interface Vendor {
	/** As the command line has it, and the names of files and types. */
	key: string;
	/** As its users write it. */
	shown: string;
	/** Its folder in `nodes`. */
	folder: string;
	/** Runs every operation once, for the guide. */
	examples: string;
	/** Begins the path of every endpoint. */
	version: string;
	/** What one of its events is called, as a pattern. */
	eventName: RegExp;
	/** File of `nodes/<folder>/api` for the endpoints of a resource, and of `simulator` for their routes. */
	apiFile(resource: string): string;
	routesFile(resource: string): string;
	/** The function that calls an endpoint, and what it imports: by name, the module. */
	apiFunction(name: string, endpoint: Endpoint): { code: string; imports: Record<string, string> };
	/** The route that stands in for it. */
	route(endpoint: Endpoint, resource: string, hasRegion: boolean): string;
	/** Body and record of an event, as properties of `defineEvent`. */
	event(name: string): string;
}

const pave: Vendor = {
	key: 'pave',
	shown: 'PAVE',
	folder: 'Pave',
	examples: 'test/unit/docs/support/paveExamples.ts',
	version: '/v1',
	eventName: /^[A-Z_]+:[A-Z_]+$/,
	apiFile: (resource) => (/^(callback|hotspot)$/.test(resource) ? `${resource}s` : 'sessions'),
	routesFile: (resource) => `${/^(callback|hotspot)$/.test(resource) ? resource : 'session'}Routes`,
	apiFunction: (name, { method, pattern, names, call }) => ({
		code: `/** PAVE API, "${call}": name the section, and say what it leaves open. */
export async function ${name}(
	${['context: RequestContext', ...(method === 'POST' ? ['body: IDataObject'] : []), ...names.map((each) => `${each}: string`)].join(', ')}
): Promise<IDataObject> {
	const path = pathTo(${["context, '" + pattern + "'", ...names].join(', ')});
	return readObject(await paveRequest(context, { method: '${method}', path${method === 'POST' ? ", body, repeatable: 'refused'" : ''} }));
}`,
		imports: {
			pathTo: '../../shared/http',
			readObject: '../../shared/json',
			paveRequest: './request',
		},
	}),
	route: ({ method, url, names }) => `
	// What PAVE answers is not documented: give what its reference prints.
	route('${method}', '${url.replace('/v1', '')}', (${names.length > 0 ? '{ params }' : ''}) => ok({ ${names.length > 0 ? '...params, ' : ''}message: 'The answer is not documented.' }));`,
	event: (name) => `
	schema(z) {
		const { key, text } = bodyFields(z);
		return z.looseObject({ event: z.literal('${name}'), session_key: key, timestamp: text });
	},
	sample: {
		session_key: 'DMO-7KQ2ZB9XW4',
		event: '${name}',
		timestamp: '2024-03-11T10:12:40-05:00',
	},
	occurredAt: (body) => readTimeText(body.timestamp),
	about: 'session_key',
	record: {
		title: words(() => TITLE),
		summary: words(() => TITLE),
		session_key: text('session_key'),
	},`,
};

const PRODUCTS = /^(webhooks|recapture|valuations|vehicles|sourcing|certificates|reports)$/;

const autoGrab: Vendor = {
	key: 'autoGrab',
	shown: 'AutoGrab',
	folder: 'AutoGrab',
	examples: 'test/unit/docs/support/autoGrabExamples.ts',
	version: '/v2',
	eventName: /^[a-z][a-z_]*$/,
	apiFile: () => 'endpoints',
	routesFile: (resource) =>
		`${/^(recapture|valuation|vehicle|webhook)$/.test(resource) ? resource : 'product'}Routes`,
	apiFunction: (name, { method, pattern, call }) => ({
		code: `/** AutoGrab API, "${call}": name the section, and say what it leaves open. */
export const ${name} = ${method === 'GET' ? 'read' : 'order'}('${pattern.replace('/v2/', '')}');`,
		imports: {},
	}),
	route: ({ method, url, names }, resource, hasRegion) => {
		const product = [url.split('/')[2], `${resource}s`].find((each) => PRODUCTS.test(each));
		return `
	route({
		method: '${method}',
		path: '${url.replace('/v2', '')}',
		product: '${product ?? 'vehicles'}',
		region: '${hasRegion ? 'query' : 'none'}',
		// What AutoGrab answers is not documented: give what its reference prints.
		handle: (${names.length > 0 ? '{ params }' : ''}) => ({ body: { ${names.length > 0 ? '...params, ' : ''}message: 'The answer is not documented.' } }),
	});`;
	},
	event: (name) => `
	schema(z) {
		const { key, object, text } = bodyFields(z);
		return z.looseObject({ event: z.literal('${name}'), data: object({ id: key, at: text }) });
	},
	sample: {
		event: '${name}',
		data: { id: '3f1c9d52-7a64-4c0e-9b1d-2e58f7a0c611', at: '2025-05-06T09:30:12.004Z' },
	},
	occurredAt: (body) => readTimeText(readObject(body.data).at),
	about: 'id',
	record: {
		title: words(() => TITLE),
		summary: words(() => TITLE),
		id: text('data.id'),
		at: time('data.at'),
	},
	passOn: 'data',`,
};

export const vendors: readonly Vendor[] = [autoGrab, pave];
