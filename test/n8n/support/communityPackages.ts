import type { N8nClient } from '../../../tools/sandbox';

/** What Settings > Community nodes lists: `name@version`. */
export async function installedPackages(client: N8nClient): Promise<string[]> {
	const packages = await client.http.request<
		Array<{ packageName: string; installedVersion: string }>
	>('GET', '/community-packages');
	return packages.map(({ packageName, installedVersion }) => `${packageName}@${installedVersion}`);
}

/** Types of the nodes that n8n has of a package; those that n8n makes of them for AI agents too. */
export async function typesOf(client: N8nClient, packageName: string): Promise<string[]> {
	const types = await client.nodeTypes();
	return types.map(({ name }) => name).filter((name) => name.startsWith(`${packageName}.`));
}
