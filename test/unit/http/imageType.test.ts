import { imageType } from '../../../nodes/shared/http/imageType';

const latin = (text: string) => Buffer.from(text, 'latin1');
const JPEG = latin('\xff\xd8\xff\xe0aaaaaaaaaaaa');
const heif = (brand: string, others: string) => latin(`\0\0\0\x18ftyp${brand}\0\0\0\0${others}`);

test.each([
	['', JPEG, 'image/jpeg', 'jpg'],
	['image/png', JPEG, 'image/jpeg', 'jpg'],
	['IMAGE/JPG; q=1', JPEG, 'image/jpeg', 'jpg'],
	['image/pjpeg', JPEG, 'image/jpeg', 'jpg'],
	['image/*', latin('\x89PNG\r\n\x1a\n0000'), 'image/png', 'png'],
	['application/x-download', latin('GIF89a'), 'image/gif', 'gif'],
	['binary/octet-stream', latin('RIFF\0\0\0\0WEBPVP8 '), 'image/webp', 'webp'],
	['', latin('II*\0'), 'image/tiff', 'tiff'],
	['', latin('MM\0*'), 'image/tiff', 'tiff'],
	['', latin('BM\0\0'), 'image/bmp', 'bmp'],
	['', heif('heic', 'mif1heic'), 'image/heic', 'heic'],
	['', heif('mif1', 'mif1heic'), 'image/heif', 'heif'],
	['', heif('mif1', 'mif1avif'), 'image/avif', 'avif'],
	['', heif('avis', 'mif1'), 'image/avif', 'avif'],
])('as "%s" sent: %j is %s', (contentType, data, mimeType, extension) => {
	expect(imageType(contentType, data)).toEqual({ mimeType, extension });
});

test.each([
	'constructor',
	'__proto__',
	'toString',
	'hasOwnProperty; charset=utf-8',
	'text/html',
	'application/json',
	'image/svg+xml',
	'video/mp4',
])('nothing sent as %s is a picture', (contentType) => {
	expect(imageType(contentType, JPEG)).toBeUndefined();
});

test.each(['', '<html>gone</html>', '{"error":"gone"}', '\0\0\0\x18ftypisom\0\0\0\0mp42'])(
	'%j is no picture, whatever it is called',
	(text) => {
		for (const type of ['', 'image/jpeg', 'application/octet-stream']) {
			expect(imageType(type, latin(text))).toBeUndefined();
		}
	},
);
