import { encodeJpeg, type Colour } from './jpeg';

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

const WIDTH = 40;
const SKY: Colour = [207, 227, 245];
const ROAD: Colour = [92, 104, 112];
const GLASS: Colour = [226, 243, 252];
const TYRE: Colour = [34, 34, 38];
const INK: Colour = [250, 250, 250];
const PAINTS: Colour[] = [
	[31, 95, 168],
	[176, 42, 48],
	[38, 120, 74],
	[196, 132, 24],
	[96, 62, 140],
];

const CAR = [
	'..........########..........',
	'........##oooo#oooo##.......',
	'.......#ooooo#ooooo#........',
	'..########################..',
	'.##########################.',
	'.##########################.',
	'.####@@@##########@@@######.',
	'.....@@@..........@@@.......',
];

const DIGITS: Record<string, string[]> = {
	'0': ['###', '#.#', '#.#', '#.#', '###'],
	'1': ['.#.', '##.', '.#.', '.#.', '###'],
	'2': ['###', '..#', '###', '#..', '###'],
	'3': ['###', '..#', '.##', '..#', '###'],
	'4': ['#.#', '#.#', '###', '..#', '..#'],
	'5': ['###', '#..', '###', '..#', '###'],
	'6': ['###', '#..', '###', '#.#', '###'],
	'7': ['###', '..#', '.#.', '.#.', '.#.'],
	'8': ['###', '#.#', '###', '#.#', '###'],
	'9': ['###', '#.#', '###', '..#', '###'],
};

function stamp(
	grid: Colour[][],
	rows: string[],
	[top, left]: [number, number],
	ink: Record<string, Colour>,
): void {
	for (const [y, row] of rows.entries()) {
		for (const [x, mark] of [...row].entries()) {
			if (mark in ink) grid[top + y][left + x] = ink[mark];
		}
	}
}

const cache = new Map<number, Buffer>();

/** A picture of a car with the photo code on it: 320 pixels wide, a height and size of its own per code. */
export function photoJpeg(code: number): Buffer {
	const known = cache.get(code);
	if (known) return known;
	const height = 20 + code;
	const grid = Array.from({ length: height }, (_, y) =>
		Array.from({ length: WIDTH }, () => (y < 15 ? SKY : ROAD)),
	);
	const paint = PAINTS[code % PAINTS.length];
	stamp(grid, CAR, [8, 6], { '#': paint, o: GLASS, '@': TYRE });
	const digits = [...String(code).padStart(2, '0')];
	for (const [index, digit] of digits.entries()) {
		stamp(grid, DIGITS[digit], [1, 1 + index * 4], { '#': INK });
	}
	const label = PHOTO_STEPS.find((step) => step.code === code)?.label ?? `Photo ${code}`;
	const file = encodeJpeg(grid, `Simulated PAVE photo ${code} ${label}`);
	cache.set(code, file);
	return file;
}
