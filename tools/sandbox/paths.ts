import path from 'node:path';

/** The one n8n this project is developed and tested against. */
export const N8N_VERSION = '2.41.1';

/** The Node.js line that n8n needs; installed beside n8n where the running one is older. */
export const NODE_MAJOR = 24;

/** The repository. */
export const projectRoot = path.resolve(__dirname, '..', '..');

/** Where installs are kept: `N8N_SANDBOX_DIR`, else `.n8n-sandbox` in the repository (ignored by git). */
export function cacheFolder(): string {
	const chosen = process.env.N8N_SANDBOX_DIR;
	return chosen ? path.resolve(chosen) : path.join(projectRoot, '.n8n-sandbox');
}
