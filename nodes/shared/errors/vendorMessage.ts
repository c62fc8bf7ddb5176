/**
 * The text in which an API says why it refused: `message`, else `error`, else `error.message`; details of
 * a validation (`errors: { field: [text] }`) are appended. Undefined when the answer holds no words.
 */
export function vendorMessage(body: unknown): string | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const { message, error, errors } = body as {
		message?: unknown;
		error?: unknown;
		errors?: unknown;
	};
	const text = [message, error, (error as { message?: unknown } | null | undefined)?.message].find(
		(candidate): candidate is string => typeof candidate === 'string' && candidate.trim() !== '',
	);
	const details = detailsOf(errors).filter((detail) => !text?.includes(detail));
	return [text?.trim(), ...details].filter(Boolean).join(' ') || undefined;
}

function detailsOf(errors: unknown): string[] {
	if (typeof errors === 'string') return [errors];
	if (typeof errors !== 'object' || errors === null) return [];
	return Object.values(errors).flatMap((value: unknown) =>
		typeof value === 'string' ? [value] : Array.isArray(value) ? detailsOf({ ...value }) : [],
	);
}
