/**
 * A small real baseline JPEG, without an image library: every 8×8 block has one colour, so only the
 * DC coefficients are coded. Enough for a photo that any viewer opens.
 */

export type Colour = readonly [red: number, green: number, blue: number];

/** Standard DC code lengths for the size categories 0–8. */
const DC_COUNTS = [0, 1, 5, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const DC_SYMBOLS = [0, 1, 2, 3, 4, 5, 6, 7, 8];
const DC_CODES = ['00', '010', '011', '100', '101', '110', '1110', '11110', '111110'];
/** The AC table knows one word only: end of block. */
const AC_COUNTS = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];
const END_OF_BLOCK = '0';

function segment(marker: number, content: number[]): Buffer {
	const length = content.length + 2;
	return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...content]);
}

function yCbCr([r, g, b]: Colour): number[] {
	return [
		0.299 * r + 0.587 * g + 0.114 * b - 128,
		-0.1687 * r - 0.3313 * g + 0.5 * b,
		0.5 * r - 0.4187 * g - 0.0813 * b,
	].map((value) => Math.max(-127, Math.min(127, Math.round(value))));
}

/** Category code followed by the bits of the difference to the previous block. */
function difference(value: number): string {
	if (value === 0) return DC_CODES[0];
	const size = Math.floor(Math.log2(Math.abs(value))) + 1;
	const bits = value > 0 ? value : value + (1 << size) - 1;
	return DC_CODES[size] + bits.toString(2).padStart(size, '0');
}

function packBits(bits: string): Buffer {
	const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1');
	const bytes: number[] = [];
	for (let at = 0; at < padded.length; at += 8) {
		const byte = Number.parseInt(padded.slice(at, at + 8), 2);
		bytes.push(byte);
		if (byte === 0xff) bytes.push(0);
	}
	return Buffer.from(bytes);
}

/**
 * @param blocks rows of colours, one per 8×8 pixels; all rows equally long
 * @param comment text stored in the file
 */
export function encodeJpeg(blocks: readonly Colour[][], comment: string): Buffer {
	const width = blocks[0].length * 8;
	const height = blocks.length * 8;
	let bits = '';
	let previous = [0, 0, 0];
	for (const colour of blocks.flat()) {
		const values = yCbCr(colour);
		for (const [index, value] of values.entries()) {
			bits += difference(value - previous[index]) + END_OF_BLOCK;
		}
		previous = values;
	}
	const components = [1, 2, 3];
	return Buffer.concat([
		Buffer.from([0xff, 0xd8]),
		segment(0xe0, [...Buffer.from('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]),
		segment(0xfe, [...Buffer.from(comment)]),
		// Quantisation 8 throughout: a block's DC coefficient is then simply its value.
		segment(0xdb, [0, ...new Array<number>(64).fill(8)]),
		segment(0xc0, [
			...[8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3],
			...components.flatMap((id) => [id, 0x11, 0]),
		]),
		segment(0xc4, [0x00, ...DC_COUNTS, ...DC_SYMBOLS]),
		segment(0xc4, [0x10, ...AC_COUNTS, 0]),
		segment(0xda, [3, ...components.flatMap((id) => [id, 0x00]), 0, 63, 0]),
		packBits(bits),
		Buffer.from([0xff, 0xd9]),
	]);
}
