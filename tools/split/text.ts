import { COMBINED, type SplitPackage, namesAnother } from './table';

/** The same text in the vendor's own package: under its own name. */
export function renamed(own: SplitPackage, text: string): string {
	return text.replaceAll(COMBINED, own.packageName);
}

/**
 * A guide of the combined package as the vendor's own package has it: without the sections whose heading,
 * and without the lines (paragraphs, rows, list entries) that name another vendor.
 */
export function ownPart(own: SplitPackage, markdown: string): string {
	const lines: string[] = [];
	/** Level of the heading below which everything is left out. */
	let leftOut = Infinity;
	for (const line of markdown.split('\n')) {
		const level = /^(#+) /.exec(line)?.[1].length;
		if (level !== undefined && level <= leftOut) {
			leftOut = namesAnother(own, line) ? level : Infinity;
		}
		if (leftOut === Infinity && !namesAnother(own, line)) lines.push(line);
	}
	return lines.join('\n').replace(/\n{3,}/g, '\n\n');
}

/** A document without the opening or the sections of second level that begin with such a heading. */
export function withoutSections(markdown: string, leftOut: RegExp): string {
	return markdown
		.split(/^(?=## )/m)
		.filter((section) => !leftOut.test(section))
		.join('');
}
