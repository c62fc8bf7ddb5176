/**
 * True where n8n itself refused to send a request: with N8N_SSRF_PROTECTION_ENABLED it asks no address of its own
 * network. Looks through the chain of causes, because n8n wraps what it threw.
 */
export function isBlocked(error: unknown): boolean {
	let current: unknown = error;
	for (let depth = 0; depth < 5 && current instanceof Error; depth++) {
		if (/^SsrfBlocked/.test(current.name)) return true;
		current = current.cause;
	}
	return false;
}

/** What to say then. */
export function blockedText(whose: string): { message: string; description: string } {
	return {
		message: `This n8n does not allow requests to ${whose}`,
		description:
			'Nothing was sent: n8n protects its own network. Where the address is right, ask whoever runs n8n to add its host to N8N_SSRF_ALLOWED_HOSTNAMES and to restart n8n.',
	};
}
