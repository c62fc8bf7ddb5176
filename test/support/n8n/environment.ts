import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// n8n's configuration is read from the environment when n8n-core is first loaded, so this module
// must be the first import of everything that loads n8n-core: an own, empty user folder (never the
// developer's), no log lines between the test results.
const userFolder = mkdtempSync(join(tmpdir(), 'n8n-context-'));
process.env.N8N_USER_FOLDER = userFolder;
const cleanUp = () => rmSync(userFolder, { recursive: true, force: true });
// Inside jest, `process` is a copy that never hears of the exit; outside, there is no afterAll.
if (typeof afterAll === 'function') afterAll(cleanUp);
else process.once('exit', cleanUp);
process.env.N8N_LOG_LEVEL ??= 'silent';
process.env.N8N_DIAGNOSTICS_ENABLED = 'false';
