/** What to do after a call that must not simply be repeated, when it is not known whether it had an effect. */
export function unclear({ name }: { readonly name: string }): string {
	return `It is not known whether ${name} did what was asked. Look there before you run this again, so that it is not done twice.`;
}

/** The same for answers that leave it open: a fault of the server, or of something on the way. */
export function unclearOutcome(service: {
	readonly name: string;
}): Partial<Record<number, string>> {
	const text = unclear(service);
	return { 500: text, 502: text, 504: text };
}
