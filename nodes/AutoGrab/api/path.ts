/** A path of the API, with each `{id}` filled in. */
export function pathTo(path: string, ids: readonly string[]): string {
	return ids.reduce((filled, id) => filled.replace('{id}', encodeURIComponent(id)), `/v2/${path}`);
}
