import type { RunningN8n } from './start';

/**
 * The n8n that somebody else has started with the packages installed, where `N8N_SANDBOX_URL` says at which address:
 * in a container, for example. It is driven, but neither ended nor restarted, and its log is not seen.
 */
export function n8nElsewhere(packageNames: readonly string[]): RunningN8n | undefined {
	const given = process.env.N8N_SANDBOX_URL;
	if (!given) return undefined;
	const { origin, port } = new URL(given);
	const refuse = async () => {
		throw new Error(`The n8n at ${origin} was started by somebody else, who alone can end it`);
	};
	return {
		url: origin,
		port: Number(port),
		pid: 0,
		userFolder: '',
		packageNames,
		logs: () => '',
		stop: async () => {},
		kill: refuse,
		restart: refuse,
	};
}
