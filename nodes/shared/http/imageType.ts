/** Picture formats that cannot carry a script, with the file ending each gets. */
const EXTENSIONS = {
	'image/avif': 'avif',
	'image/bmp': 'bmp',
	'image/gif': 'gif',
	'image/heic': 'heic',
	'image/heif': 'heif',
	'image/jpeg': 'jpg',
	'image/png': 'png',
	'image/tiff': 'tiff',
	'image/webp': 'webp',
} as const;

type PictureType = keyof typeof EXTENSIONS;

/** How the first bytes of a picture look, as Latin-1. */
const SIGNATURES: ReadonlyArray<readonly [RegExp, PictureType]> = [
	[/^\xff\xd8\xff/, 'image/jpeg'],
	[/^\x89PNG\r\n/, 'image/png'],
	[/^GIF8/, 'image/gif'],
	[/^RIFF.{4}WEBP/s, 'image/webp'],
	[/^(?:II\*\0|MM\0\*)/, 'image/tiff'],
	[/^BM/, 'image/bmp'],
	// A HEIF file names its kind first, and then those it can also be read as.
	[/^.{4}ftyp(?:avif|avis|(?:mif1|msf1).{4}(?:.{4})*?avi[fs])/s, 'image/avif'],
	[/^.{4}ftyp(?:hei[cxms]|hev[cxms])/s, 'image/heic'],
	[/^.{4}ftyp(?:mif1|mif2|msf1)/s, 'image/heif'],
];

/** Enough of a picture to recognise it. */
const HEAD = 64;

/** Storage services give files these types if nobody set another. */
const UNSPECIFIC = /^(?:|(?:application|binary)\/(?:x-)?(?:octet-stream|(?:force-)?download))$/;

/** Whether it is worth reading the body of an answer with this `Content-Type`. A drawing (SVG) can carry a script. */
export function maybeImage(contentType: string): boolean {
	const type = contentType.split(';')[0].trim().toLowerCase();
	return UNSPECIFIC.test(type) || (type.startsWith('image/') && !type.startsWith('image/svg'));
}

/**
 * MIME type and file ending of a downloaded picture, by its content: a server may call a page a picture, and a picture
 * by any name. Undefined when it is none.
 */
export function imageType(
	contentType: string,
	data: Buffer,
): { mimeType: string; extension: string } | undefined {
	if (!maybeImage(contentType)) return undefined;
	const head = data.subarray(0, HEAD).toString('latin1');
	const mimeType = SIGNATURES.find(([signature]) => signature.test(head))?.[1];
	return mimeType && { mimeType, extension: EXTENSIONS[mimeType] };
}
