import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n's configuration is read from the environment when n8n-core is first loaded, which is once in a
// process (test/support/sharedRuntime.js). So this module must be the first import of everything that
// loads n8n-core: an own, empty user folder (never the developer's), no log lines between the results.
if (process.env.N8N_CONTEXT_FOLDER === undefined) {
	const userFolder = mkdtempSync(join(tmpdir(), 'n8n-context-'));
	process.once('exit', () => rmSync(userFolder, { recursive: true, force: true }));
	process.env.N8N_CONTEXT_FOLDER = userFolder;
	process.env.N8N_USER_FOLDER = userFolder;
	process.env.N8N_LOG_LEVEL ??= 'silent';
	process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
}
