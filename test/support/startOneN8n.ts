import { N8nClient, packPackage, startN8n } from '../../tools/sandbox';
import { oneN8n } from './oneN8n';

/**
 * Starts the one n8n that all files of the first tier use, and tells them its address. A file that needs another
 * environment says so to `openStage`, and gets an n8n of its own.
 */
export default async function startOneN8n(): Promise<void> {
	const pack = await packPackage();
	const n8n = await startN8n({ packages: [pack] });
	oneN8n.end = async () => {
		await n8n.stop();
		await pack.remove();
	};
	// Creates the owner: two files at once would both try.
	(await N8nClient.connect(n8n)).close();
	process.env.N8N_SANDBOX_URL = n8n.url;
}
