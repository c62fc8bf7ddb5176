import { encode } from 'jpeg-js';

/** Photo steps in the order of capture (reference section 10.4). */
export const PHOTO_STEPS: ReadonlyArray<{ code: number; label: string }> = [
	{ code: 1, label: 'VIN' },
	{ code: 2, label: 'Interior' },
	{ code: 3, label: 'Cluster' },
	{ code: 4, label: 'Left' },
	{ code: 10, label: 'Front_Left' },
	{ code: 5, label: 'Front' },
	{ code: 11, label: 'Front_Right' },
	{ code: 7, label: 'Right' },
	{ code: 12, label: 'Rear_Right' },
	{ code: 8, label: 'Rear' },
	{ code: 13, label: 'Rear_Left' },
	{ code: 9, label: 'Windshield' },
	{ code: 6, label: 'Tires' },
];

type Colour = readonly [red: number, green: number, blue: number];

const WIDTH = 320;
const SKY: Colour = [207, 227, 245];
const ROAD: Colour = [92, 104, 112];
const GLASS: Colour = [226, 243, 252];
const TYRE: Colour = [34, 34, 38];
const PAINTS: Colour[] = [
	[31, 95, 168],
	[176, 42, 48],
	[38, 120, 74],
	[196, 132, 24],
	[96, 62, 140],
];

const cache = new Map<number, Buffer>();

/** A picture of a car: 320 pixels wide, a paint, height and size of its own per photo code. */
export function photoJpeg(code: number): Buffer {
	const known = cache.get(code);
	if (known) return known;
	const height = 160 + 8 * code;
	const paint = PAINTS[code % PAINTS.length];
	const data = Buffer.alloc(WIDTH * height * 4, 255);
	for (let y = 0; y < height; y += 1) {
		for (let x = 0; x < WIDTH; x += 1) data.set(pixel(x, y, paint), (y * WIDTH + x) * 4);
	}
	const label = PHOTO_STEPS.find((step) => step.code === code)?.label ?? `Photo ${code}`;
	const comments = [`Simulated PAVE photo ${code} ${label}`];
	const jpeg = encode({ width: WIDTH, height, data, comments }, 80).data;
	cache.set(code, jpeg);
	return jpeg;
}

/** What is seen at a point, counted from the top left: a car from its left side, on a road. */
function pixel(x: number, y: number, paint: Colour): Colour {
	const within = (left: number, top: number, right: number, bottom: number) =>
		x >= left && x < right && y >= top && y < bottom;
	if ([90, 230].some((wheel) => Math.hypot(x - wheel, y - 125) < 20)) return TYRE;
	if (within(110, 58, 155, 85) || within(165, 58, 215, 85)) return GLASS;
	if (within(100, 50, 225, 85) || within(40, 85, 290, 125)) return paint;
	return y < 120 ? SKY : ROAD;
}
