/** Picture formats that cannot carry a script, with the file ending each gets. */
const IMAGE_TYPES: Readonly<Record<string, string>> = {
	'image/avif': 'avif',
	'image/bmp': 'bmp',
	'image/gif': 'gif',
	'image/heic': 'heic',
	'image/heif': 'heif',
	'image/jpeg': 'jpg',
	'image/jpg': 'jpg',
	'image/png': 'png',
	'image/tiff': 'tiff',
	'image/webp': 'webp',
};

/** Storage services hand out files under these when nobody told them better. */
const UNSPECIFIC = new Set(['', 'application/octet-stream', 'binary/octet-stream']);

/** Whether it is worth reading the body of an answer with this `Content-Type`. */
export function maybeImage(contentType: string): boolean {
	const type = essence(contentType);
	return type in IMAGE_TYPES || UNSPECIFIC.has(type);
}

/** MIME type and file ending of a downloaded picture, or undefined when it is none. */
export function imageType(
	contentType: string,
	data: Buffer,
): { mimeType: string; extension: string } | undefined {
	const type = essence(contentType);
	const mimeType = UNSPECIFIC.has(type) ? sniff(data) : type === 'image/jpg' ? 'image/jpeg' : type;
	return mimeType && mimeType in IMAGE_TYPES
		? { mimeType, extension: IMAGE_TYPES[mimeType] }
		: undefined;
}

function essence(contentType: string): string {
	return contentType.split(';')[0].trim().toLowerCase();
}

function sniff(data: Buffer): string | undefined {
	const text = data.subarray(0, 12).toString('latin1');
	if (text.startsWith('\xff\xd8\xff')) return 'image/jpeg';
	if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
	if (text.startsWith('GIF8')) return 'image/gif';
	if (text.startsWith('RIFF') && text.endsWith('WEBP')) return 'image/webp';
	if (text.slice(4) === 'ftypheic' || text.slice(4) === 'ftypheix') return 'image/heic';
	if (text.slice(4) === 'ftypavif') return 'image/avif';
	return undefined;
}
