import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n's configuration is read from the environment when n8n-core is first loaded, so this module
// must be the first import of everything that loads n8n-core: an own, empty user folder (never the
// developer's), no log lines between the test results.
process.env.N8N_USER_FOLDER = mkdtempSync(join(tmpdir(), 'n8n-context-'));
process.env.N8N_LOG_LEVEL ??= 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
