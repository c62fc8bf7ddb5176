import path from 'node:path';

/**
 * The n8n versions that the package is run on: the newest of the oldest supported line, the first and a
 * later one of the 2.x line, and the newest that npm can install today.
 */
export const N8N_VERSIONS = ['1.123.81', '2.0.3', '2.20.12', '2.41.1'] as const;

/** The one n8n this project is developed and tested against; `N8N_SANDBOX_VERSION` chooses another. */
export const N8N_VERSION = '2.41.1';

/** The Node.js line that n8n needs; installed beside n8n if the running one is older. */
export const NODE_MAJOR = 24;

/** The repository. */
export const projectRoot = path.resolve(__dirname, '..', '..');

/** Where installs are kept: `N8N_SANDBOX_DIR`, else `.n8n-sandbox` in the repository (ignored by git). */
export function cacheFolder(): string {
	const chosen = process.env.N8N_SANDBOX_DIR;
	return chosen ? path.resolve(chosen) : path.join(projectRoot, '.n8n-sandbox');
}
