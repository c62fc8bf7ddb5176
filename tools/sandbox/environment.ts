import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';

import type { InstalledN8n } from './install';

export interface EnvironmentInput {
	userFolder: string;
	port: number;
	brokerPort: number;
	installed: InstalledN8n;
	/** Run the Code node's task runner (a further process); off, Code nodes do not run. */
	codeNodes: boolean;
	overrides: Record<string, string>;
}

/** n8n's environment in the sandbox: loopback only, nothing that calls home, nothing inherited from the caller's n8n. */
export function sandboxEnvironment(input: EnvironmentInput): NodeJS.ProcessEnv {
	const inherited = Object.fromEntries(
		Object.entries(process.env).filter(
			([name]) => !/^(N8N_|NODE_|DB_|QUEUE_|EXECUTIONS_|WEBHOOK_|VUE_APP_|JEST_|npm_)/.test(name),
		),
	);
	return {
		...inherited,
		PATH: `${path.dirname(input.installed.nodeBinary)}${path.delimiter}${process.env.PATH ?? ''}`,
		NODE_ENV: 'production',
		N8N_USER_FOLDER: input.userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(input.port),
		N8N_RUNNERS_BROKER_PORT: String(input.brokerPort),
		...(input.codeNodes
			? {}
			: { N8N_RUNNERS_MODE: 'external', N8N_RUNNERS_AUTH_TOKEN: randomBytes(16).toString('hex') }),
		N8N_SECURE_COOKIE: 'false',
		N8N_PUSH_BACKEND: 'sse',
		N8N_ENFORCE_SETTINGS_FILE_PERMISSIONS: 'true',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		N8N_AI_ENABLED: 'false',
		N8N_DISABLED_MODULES: callingHome(input.installed).join(','),
		N8N_WORKFLOW_PUBLICATION_CONCURRENCY: '8',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		N8N_LOG_LEVEL: 'info',
		N8N_LOG_OUTPUT: 'console',
		N8N_GRACEFUL_SHUTDOWN_TIMEOUT: '10',
		GENERIC_TIMEZONE: 'UTC',
		NO_COLOR: '1',
		...input.overrides,
	};
}

/** Modules that ask n8n's own servers. An n8n that does not know one refuses to start without it. */
function callingHome({ packageFolder }: InstalledN8n): string[] {
	return ['mcp-registry'].filter((name) =>
		existsSync(path.join(packageFolder, 'dist', 'modules', name)),
	);
}
