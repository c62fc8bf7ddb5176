/** One method and path of a vendor. */
export interface Endpoint {
	/** As it was given: `GET /v2/vehicles/{id}/colours`. */
	call: string;
	method: 'GET' | 'POST';
	/** For `pathTo`: `/v2/vehicles/{}/colours`. */
	pattern: string;
	/** For the simulator: `/v2/vehicles/:id/colours`. */
	url: string;
	/** The parts of the path that change, in order, as variables: `id`. */
	names: string[];
}

/**
 * Reads `GET /v2/vehicles/{id}/colours`.
 * @param version what the path has to begin with
 * @throws Error that says what is expected
 */
export function readEndpoint(call: string, version: string): Endpoint {
	const [, method, path] = /^(GET|POST) (\/[\w./{}-]+)$/.exec(call) ?? [];
	const parts = path?.split('/').slice(1) ?? [];
	const names = parts.flatMap((part) => /^\{(\w+)\}$/.exec(part)?.[1] ?? []);
	const variables = names.map((name) =>
		name.replace(/_+([a-z\d])/gi, (_, next: string) => next.toUpperCase()),
	);
	const fits = parts.every((part) => /^(\{[a-z]\w*\}|[\w.-]+)$/.test(part));
	if (!path?.startsWith(`${version}/`) || !fits || new Set(variables).size < variables.length) {
		throw new Error(
			`The endpoint is "${call}": give a method (GET or POST) and a path that begins with ${version}/, for example "GET ${version}/things/{id}". Other methods are written by hand`,
		);
	}
	return {
		call,
		method: method as Endpoint['method'],
		pattern: path.replace(/\{\w+\}/g, '{}'),
		url: names.reduce((url, name, at) => url.replace(`{${name}}`, `:${variables[at]}`), path),
		names: variables,
	};
}
