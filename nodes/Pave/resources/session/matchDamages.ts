import type { Damage } from '../../events/damages';

export type Finding = 'gone' | 'new' | 'same' | 'worse';

/** One damage of two inspections; one side is missing if it was found only once. */
export interface Match {
	finding: Finding;
	before?: Damage;
	after?: Damage;
	/** How the two were recognised as one: by part and kind, or by the place on the same photo. */
	matchedBy?: 'part' | 'place';
}

/** In percent of a picture; two photos of one view are never taken from quite the same spot. */
const NEAR = 10;
const SEVERITIES = ['minor', 'medium', 'major'];
const ORDER: readonly Finding[] = ['new', 'worse', 'gone', 'same'];

/** Words that vendors and countries use for the same part. */
const SAME_WORD: Readonly<Record<string, string>> = {
	BONNET: 'HOOD',
	BOOT: 'TRUNK',
	FENDER: 'WING',
	TYRE: 'TIRE',
	WINDSCREEN: 'WINDSHIELD',
};

/**
 * The damages of two inspections of one vehicle, told apart into new, worse, gone and same.
 *
 * Two damages are one if they are of the same kind on the same part, whatever the order of the words in its name and
 * however they are graded; of several on one part, the nearest two. What is left over counts as one where it is at
 * nearly the same place of the same photo and shares the part or the kind: parts and kinds are named anew at times.
 */
export function matchDamages(before: readonly Damage[], after: readonly Damage[]): Match[] {
	const left = { before: [...before], after: [...after] };
	const samePart = (a: Damage, b: Damage) => partOf(a) === partOf(b);
	const sameKind = (a: Damage, b: Damage) => kindOf(a) === kindOf(b);
	const matches = [
		...pairs(left, 'part', (a, b) => samePart(a, b) && sameKind(a, b)),
		...pairs(left, 'place', (a, b) => isNear(a, b) && (samePart(a, b) || sameKind(a, b))),
		...left.before.map((damage): Match => ({ finding: 'gone', before: damage })),
		...left.after.map((damage): Match => ({ finding: 'new', after: damage })),
	];
	return matches.sort((a, b) => ORDER.indexOf(a.finding) - ORDER.indexOf(b.finding));
}

/** Takes from both lists what belongs together, the nearest first. */
function pairs(
	left: { before: Damage[]; after: Damage[] },
	matchedBy: 'part' | 'place',
	belong: (before: Damage, after: Damage) => boolean,
): Match[] {
	const candidates = left.before.flatMap((before) =>
		left.after
			.filter((after) => belong(before, after))
			.map((after) => ({ before, after, distance: distance(before, after) })),
	);
	candidates.sort((a, b) => a.distance - b.distance);
	const found: Match[] = [];
	for (const { before, after } of candidates) {
		if (!left.before.includes(before) || !left.after.includes(after)) continue;
		left.before.splice(left.before.indexOf(before), 1);
		left.after.splice(left.after.indexOf(after), 1);
		found.push({ finding: isWorse(before, after) ? 'worse' : 'same', before, after, matchedBy });
	}
	return found;
}

/** A higher grade or severity, or paint that was whole before. A lower one is no new damage: it counts as the same. */
function isWorse(before: Damage, after: Damage): boolean {
	const graded = before.grade !== null && after.grade !== null;
	if (graded && after.grade !== before.grade) return Number(after.grade) > Number(before.grade);
	const rank = ({ severity }: Damage) => SEVERITIES.indexOf(severity?.toLowerCase() ?? '');
	if (rank(before) >= 0 && rank(after) > rank(before)) return true;
	return isThroughPaint(after) && !isThroughPaint(before);
}

function isThroughPaint({ damage_code: code }: Damage): boolean {
	return /through.paint/i.test(code ?? '');
}

/** `DOOR_REAR_LEFT` and "Rear left door" are one part, "headlight" and "head light" as well. */
function partOf({ component_code: code, component }: Damage): string {
	const words = (code ?? component ?? '').toUpperCase().split(/[^A-Z\d]+/);
	const known = words.filter((word) => word !== '' && word !== 'UNIQUE');
	return known
		.map((word) => SAME_WORD[word] ?? word)
		.flatMap((word) => (word === 'HEADLIGHT' ? ['HEAD', 'LIGHT'] : [word]))
		.sort()
		.join(' ');
}

/** The kind without severity and depth: a scratch that became deeper is the same scratch. */
function kindOf({ damage, description }: Damage): string {
	const words = (damage ?? description ?? '').toLowerCase().replace(/through paint/, '');
	return words.replace(/[^a-z]+/g, ' ').trim();
}

function isNear(before: Damage, after: Damage): boolean {
	return before.photo_label !== null && distance(before, after) <= NEAR;
}

/** Infinite if nobody can say: other photos, or no position. */
function distance(before: Damage, after: Damage): number {
	const { position_x: x, position_y: y, photo_label: photo } = before;
	const { position_x: x2, position_y: y2 } = after;
	const told = x !== null && y !== null && x2 !== null && y2 !== null;
	if (!told || photo !== after.photo_label) return Infinity;
	return Math.hypot(x - x2, y - y2);
}
