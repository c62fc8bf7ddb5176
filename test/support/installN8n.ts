import { ensureN8n } from '../../tools/sandbox';

/** Once, and before the tests: these have a limit of time, and two of them at once would install it twice. */
export default async function installN8n(): Promise<void> {
	if (process.env.N8N_SANDBOX_URL === undefined) await ensureN8n();
}
