/** One of the public malware rules; see `threats.ts`. */
export interface Threat {
	/** The rule, without `threat-`. */
	name: string;
	files: RegExp;
	/** @param text one byte per character, for the rules read bytes */
	found(text: string): boolean;
}

export const CODE = /\.[cm]?[jt]sx?$/;
export const MANIFEST = /(^|\/)package\.json$/;

export const any =
	(...patterns: RegExp[]) =>
	(text: string) =>
		patterns.some((pattern) => pattern.test(text));
export const all =
	(...patterns: RegExp[]) =>
	(text: string) =>
		patterns.every((pattern) => pattern.test(text));
